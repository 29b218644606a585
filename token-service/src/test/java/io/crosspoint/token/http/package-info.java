/** The partners' routes over a real server on a loopback port. */
package io.crosspoint.token.http;
