/** The operators' server over real sockets, before a switch that is played. */
@NullMarked
package io.crosspoint.admin;

import org.jspecify.annotations.NullMarked;
