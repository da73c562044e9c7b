/** Acceptance of lots by sampling: drawing, inspection, judgement, return, and how strictly each supplier is inspected. */
@NullMarked
package io.countersign.inspect;

import org.jspecify.annotations.NullMarked;
