/** Tests of the JSON form and of masking. */
@org.jspecify.annotations.NullMarked
package io.crosspoint.iso8583.json;
