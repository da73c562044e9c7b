/** Proves them on known bad and known good files. */
@NullMarked
package io.countersign.processes.drawing;

import org.jspecify.annotations.NullMarked;
