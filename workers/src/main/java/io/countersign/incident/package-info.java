/** Steps that can't go on without a person: noticed at the engine, and told in the trail of their job. */
@NullMarked
package io.countersign.incident;

import org.jspecify.annotations.NullMarked;
