/** How several people's labels become one, each with a confidence. */
@NullMarked
package io.countersign.quality.aggregation;

import org.jspecify.annotations.NullMarked;
