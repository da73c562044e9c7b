/** Answers that leave the house: a file, and a signed statement of what it holds. */
@NullMarked
package io.countersign.search.export;

import org.jspecify.annotations.NullMarked;
