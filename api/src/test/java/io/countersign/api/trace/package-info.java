/** Traces of the running product, as a collector receives them. */
@NullMarked
package io.countersign.api.trace;

import org.jspecify.annotations.NullMarked;
