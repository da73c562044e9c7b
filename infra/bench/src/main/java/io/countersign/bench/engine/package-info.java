/** The embedded engine by itself, in a process of its own on a PostgreSQL that syncs each commit. */
@NullMarked
package io.countersign.bench.engine;

import org.jspecify.annotations.NullMarked;
