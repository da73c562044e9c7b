/** Reads BPMN with the zeebe namespace into Operaton's runtime model and refuses what is not supported. */
@NullMarked
package io.countersign.infra.engine.parse;

import org.jspecify.annotations.NullMarked;
