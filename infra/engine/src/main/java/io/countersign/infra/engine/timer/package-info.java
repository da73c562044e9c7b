/** The engine's clock, and waking up when a timer is due. */
@NullMarked
package io.countersign.infra.engine.timer;

import org.jspecify.annotations.NullMarked;
