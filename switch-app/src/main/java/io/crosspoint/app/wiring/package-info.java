/**
 * The one place where the parts are put together: {@link io.crosspoint.app.wiring.SwitchProcess}
 * reads like the picture of the architecture. No part is made anywhere else, and no decision is
 * taken here.
 */
@NullMarked
package io.crosspoint.app.wiring;

import org.jspecify.annotations.NullMarked;
