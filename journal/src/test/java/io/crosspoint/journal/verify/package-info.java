/** Tests of the counts of a stream; verification is tested beside the files that it checks. */
package io.crosspoint.journal.verify;
