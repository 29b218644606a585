/**
 * Which issuer a card belongs to and which link leads there. Plain tables made from configuration,
 * read by the lane's thread only; whether a link is up is the engine's knowledge.
 */
@NullMarked
package io.crosspoint.core.routing;

import org.jspecify.annotations.NullMarked;
