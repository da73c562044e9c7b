/** Changes to running process instances: modification, and migration to another process definition. */
@NullMarked
package io.countersign.infra.engine.change;

import org.jspecify.annotations.NullMarked;
