package io.crosspoint.token.http;

import io.crosspoint.token.Actor;

/**
 * Who stands behind an API key.
 *
 * @param name for logs
 * @param actor a requestor with its TRIDs or an issuer with its BIN ranges
 */
public record Partner(String name, Actor actor) {}
