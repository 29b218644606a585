/**
 * Turns the texts behind QR codes into payloads and back, checks them, and draws them: EMV
 * merchant-presented and consumer-presented codes, the network's code addresses, payer codes. Every
 * class is a pure function of its input and may be used by any thread. No merchant, token or
 * transaction is known here, and no card number leaves in a text unless it is asked for.
 */
@NullMarked
package io.crosspoint.qr;

import org.jspecify.annotations.NullMarked;
