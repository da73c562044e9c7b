/** Checks that the processes and the contract say the same, and that the diagrams keep docs/bpmn-style.md. */
@NullMarked
package io.countersign.processes;

import org.jspecify.annotations.NullMarked;
