/** Tests of the registry: decisions, checks on the message path, replay. */
@NullMarked
package io.crosspoint.qrservice;

import org.jspecify.annotations.NullMarked;
