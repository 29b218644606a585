/** What the vault promises: state machine, uniqueness, numbers, limits, and that its fold is it. */
package io.crosspoint.token;
