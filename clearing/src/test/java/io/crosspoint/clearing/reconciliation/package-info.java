/** Tests of the comparison with what members say. */
package io.crosspoint.clearing.reconciliation;
