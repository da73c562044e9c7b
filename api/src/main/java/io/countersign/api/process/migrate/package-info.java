/** Migrating running instances, over HTTP. */
@NullMarked
package io.countersign.api.process.migrate;

import org.jspecify.annotations.NullMarked;
