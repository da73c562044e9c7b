/** Evaluation of decisions, with a record of each. */
@NullMarked
package io.countersign.infra.engine.decision;

import org.jspecify.annotations.NullMarked;
