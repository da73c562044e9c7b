/** Releases: what they hold, who signs them, and their sealed bundles. */
@NullMarked
package io.countersign.api.release;

import org.jspecify.annotations.NullMarked;
