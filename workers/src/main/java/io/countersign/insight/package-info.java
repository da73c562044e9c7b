/** What the records of a job say about the work on it: for its owner's dashboard, read only. */
@NullMarked
package io.countersign.insight;

import org.jspecify.annotations.NullMarked;
