/** Tests of the QR codecs against published payloads and random ones. */
@NullMarked
package io.crosspoint.qr;

import org.jspecify.annotations.NullMarked;
