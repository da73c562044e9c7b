/** Searches with filters, sorting and pages over the engine's tables. */
@NullMarked
package io.countersign.infra.engine.query;

import org.jspecify.annotations.NullMarked;
