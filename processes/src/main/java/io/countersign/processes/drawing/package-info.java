/** A BPMN file as elements with properties, and what differs between two of them. */
@NullMarked
package io.countersign.processes.drawing;

import org.jspecify.annotations.NullMarked;
