/** Tests of views, writers and dialects: specimens, round trips, hostile bytes. */
@org.jspecify.annotations.NullMarked
package io.crosspoint.iso8583;
