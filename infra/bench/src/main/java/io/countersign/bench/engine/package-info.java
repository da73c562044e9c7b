/** The embedded engine by itself, and what it is compared with: processes of their own on a PostgreSQL that syncs each commit. */
@NullMarked
package io.countersign.bench.engine;

import org.jspecify.annotations.NullMarked;
