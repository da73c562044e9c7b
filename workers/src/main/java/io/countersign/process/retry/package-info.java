/** Steps that failed are tried again, one or all of a version that fit. */
@NullMarked
package io.countersign.process.retry;

import org.jspecify.annotations.NullMarked;
