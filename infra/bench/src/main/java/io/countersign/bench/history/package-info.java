/** A long history: written, asked, and added to while it is asked. */
@NullMarked
package io.countersign.bench.history;

import org.jspecify.annotations.NullMarked;
