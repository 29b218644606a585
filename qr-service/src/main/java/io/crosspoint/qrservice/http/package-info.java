/**
 * The partners' HTTP routes of the QR service and the public landing of code addresses, on Vert.x
 * event loops. Hands commands to the registry's desk and payments to the payment desk; holds no
 * state of its own, and repeats no token in any answer or log.
 */
@NullMarked
package io.crosspoint.qrservice.http;

import org.jspecify.annotations.NullMarked;
