/** Tests of a clearing run, over journals in memory and real files. */
package io.crosspoint.clearing;
