/** Process variables, kept as JSON. */
@NullMarked
package io.countersign.infra.engine.variable;

import org.jspecify.annotations.NullMarked;
