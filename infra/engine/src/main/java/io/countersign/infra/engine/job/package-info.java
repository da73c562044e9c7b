/** Jobs: activation with long polling, completion, failure, errors. */
@NullMarked
package io.countersign.infra.engine.job;

import org.jspecify.annotations.NullMarked;
