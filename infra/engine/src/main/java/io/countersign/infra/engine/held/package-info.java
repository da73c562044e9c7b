/** Commands that would cancel user tasks with canceling listeners: held back, and run again when the listeners are done. */
@NullMarked
package io.countersign.infra.engine.held;

import org.jspecify.annotations.NullMarked;
