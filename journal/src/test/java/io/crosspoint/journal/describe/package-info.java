/** Tests of records as text. */
package io.crosspoint.journal.describe;
