/** Benchmarks: each drives the running product from outside and prints one table that says what it was measured on. */
@NullMarked
package io.countersign.bench;

import org.jspecify.annotations.NullMarked;
