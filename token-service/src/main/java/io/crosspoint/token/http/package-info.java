/**
 * The routes by which requestors and issuers reach the vault over HTTP. Runs on Vert.x event loops
 * and talks to the vault's thread only through its desk. A card number enters in the body of a
 * request, is sealed at once, and never stands in an answer, a log line or a path.
 */
@NullMarked
package io.crosspoint.token.http;

import org.jspecify.annotations.NullMarked;
