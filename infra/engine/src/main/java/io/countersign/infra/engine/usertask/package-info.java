/** User tasks with blocking listeners. */
@NullMarked
package io.countersign.infra.engine.usertask;

import org.jspecify.annotations.NullMarked;
