/** What every journal promises, run against each of them. */
package io.crosspoint.journal;
