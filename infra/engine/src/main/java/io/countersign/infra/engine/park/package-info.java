/** A failed evaluation stops at its element as an incident instead of undoing the caller's command. */
@NullMarked
package io.countersign.infra.engine.park;

import org.jspecify.annotations.NullMarked;
