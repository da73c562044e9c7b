/** The product under measurement: a process of its own, and people who are signed in to it. */
@NullMarked
package io.countersign.bench.product;

import org.jspecify.annotations.NullMarked;
