/** What the engine promises: each transaction, whatever happens to it, and that its fold is it. */
package io.crosspoint.core.engine;
