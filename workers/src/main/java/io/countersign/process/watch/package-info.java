/** What the engine says of the processes that run: versions, where their instances are, and what keeps them. */
@NullMarked
package io.countersign.process.watch;

import org.jspecify.annotations.NullMarked;
