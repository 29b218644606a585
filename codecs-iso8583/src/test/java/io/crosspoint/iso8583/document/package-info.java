/** Tests of documents against their schemas. */
@org.jspecify.annotations.NullMarked
package io.crosspoint.iso8583.document;
