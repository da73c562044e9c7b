/** What is kept of instances that have ended, and for how long. */
@NullMarked
package io.countersign.infra.engine.history;

import org.jspecify.annotations.NullMarked;
