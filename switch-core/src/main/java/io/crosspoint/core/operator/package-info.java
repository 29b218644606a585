/**
 * What operators may see and do. The port is implemented by the lane; every answer is a snapshot
 * taken on the lane's thread between two batches. No HTTP and no configuration files here.
 */
@NullMarked
package io.crosspoint.core.operator;

import org.jspecify.annotations.NullMarked;
