/** Tests of the fee table. */
package io.crosspoint.clearing.fees;
