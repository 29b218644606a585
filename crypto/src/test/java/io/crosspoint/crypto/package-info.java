/** Proofs of the cryptography: published vectors, round trips, damaged and wrong input. */
package io.crosspoint.crypto;
