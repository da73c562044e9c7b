/** FEEL expressions over the variables of a scope. */
@NullMarked
package io.countersign.infra.engine.feel;

import org.jspecify.annotations.NullMarked;
