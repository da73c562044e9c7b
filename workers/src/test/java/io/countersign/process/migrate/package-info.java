/** Proposals for mappings, and what the engine would not take. */
@NullMarked
package io.countersign.process.migrate;

import org.jspecify.annotations.NullMarked;
