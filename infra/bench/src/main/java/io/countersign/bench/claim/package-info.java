/** Many people before a long queue of open tasks. */
@NullMarked
package io.countersign.bench.claim;

import org.jspecify.annotations.NullMarked;
