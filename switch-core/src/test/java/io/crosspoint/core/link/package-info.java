/** What links promise, over real sockets. */
package io.crosspoint.core.link;
