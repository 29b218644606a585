/** The demonstration, played in small. */
@NullMarked
package io.crosspoint.app.demo;

import org.jspecify.annotations.NullMarked;
