/** Cross-review: people of another company accept, return or dispute the labels of a package. */
@NullMarked
package io.countersign.review;

import org.jspecify.annotations.NullMarked;
