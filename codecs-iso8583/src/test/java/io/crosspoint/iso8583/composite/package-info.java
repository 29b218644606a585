/** Tests of the readers and writers of composed fields. */
@org.jspecify.annotations.NullMarked
package io.crosspoint.iso8583.composite;
