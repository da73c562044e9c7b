/** The processes that run, for those who keep them. */
@NullMarked
package io.countersign.api.process.watch;

import org.jspecify.annotations.NullMarked;
