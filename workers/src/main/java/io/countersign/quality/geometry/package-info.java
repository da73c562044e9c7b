/** Shapes of labels, their sizes, and how far two of them overlap. */
@NullMarked
package io.countersign.quality.geometry;

import org.jspecify.annotations.NullMarked;
