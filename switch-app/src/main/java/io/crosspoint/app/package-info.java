/** Entry point of the program. Wiring, configuration and commands live in the packages below. */
@NullMarked
package io.crosspoint.app;

import org.jspecify.annotations.NullMarked;
