/** Mathematics of labelling quality, without Spring and without I/O: what every figure of it has in common. */
@NullMarked
package io.countersign.quality;

import org.jspecify.annotations.NullMarked;
