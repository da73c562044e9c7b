/** Incidents by Camunda's error types, and their resolution. */
@NullMarked
package io.countersign.infra.engine.incident;

import org.jspecify.annotations.NullMarked;
