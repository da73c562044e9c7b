/** Jobs over HTTP: drafts, start, cancellation, progress. */
@NullMarked
package io.countersign.api.job;

import org.jspecify.annotations.NullMarked;
