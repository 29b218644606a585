/** What the lane promises: nothing leaves before it is durable, and nothing is lost. */
package io.crosspoint.core.lane;
