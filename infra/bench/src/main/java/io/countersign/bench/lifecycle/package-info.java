/** A whole job with synthetic items, and the people who work on it. */
@NullMarked
package io.countersign.bench.lifecycle;

import org.jspecify.annotations.NullMarked;
