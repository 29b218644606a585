/** Tests of the routes over a real server on the loopback address. */
@NullMarked
package io.crosspoint.qrservice.http;

import org.jspecify.annotations.NullMarked;
