/** The same operation on many process instances, as a batch that can be watched, suspended and cancelled. */
@NullMarked
package io.countersign.infra.engine.batch;

import org.jspecify.annotations.NullMarked;
