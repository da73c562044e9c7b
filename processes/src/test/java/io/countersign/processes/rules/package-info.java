/** Proves them on known bad and known good files. */
@NullMarked
package io.countersign.processes.rules;

import org.jspecify.annotations.NullMarked;
