/**
 * Card cryptography: the PAN seal, link MACs, PIN blocks, key check values, and the ring of keys
 * behind them. Sealers, HMACs and MAC makers belong to one thread each; a {@link
 * io.crosspoint.crypto.KeyRing} may be shared. Key material must not leave this package, and
 * neither a key nor a card number may stand in any text made here.
 */
@NullMarked
package io.crosspoint.crypto;

import org.jspecify.annotations.NullMarked;
