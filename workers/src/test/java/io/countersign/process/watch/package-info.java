/** Figures of what runs. */
@NullMarked
package io.countersign.process.watch;

import org.jspecify.annotations.NullMarked;
