/** Adjudication: what is disputed is settled, item by item, with a reason. */
@NullMarked
package io.countersign.adjudicate;

import org.jspecify.annotations.NullMarked;
