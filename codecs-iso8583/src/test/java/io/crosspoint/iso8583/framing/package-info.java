/** Tests of framings with split and joined frames. */
@org.jspecify.annotations.NullMarked
package io.crosspoint.iso8583.framing;
