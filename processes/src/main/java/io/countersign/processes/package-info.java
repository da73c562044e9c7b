/** The contract between the processes, which decide what comes next, and the code that carries out their steps. */
@NullMarked
package io.countersign.processes;

import org.jspecify.annotations.NullMarked;
