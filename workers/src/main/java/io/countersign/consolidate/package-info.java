/** Several people's labels of an item made into one, with where each came from. */
@NullMarked
package io.countersign.consolidate;

import org.jspecify.annotations.NullMarked;
