/**
 * The token vault: which token stands for which card, in what state, within which limits. One
 * thread owns a vault, the lane's; others hand in commands through a {@link
 * io.crosspoint.journal.Desk}. No card number in clear, no HTTP and no clock may enter here.
 */
@NullMarked
package io.crosspoint.token;

import org.jspecify.annotations.NullMarked;
