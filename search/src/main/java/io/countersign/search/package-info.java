/** The second store: everything in it can be made again from the trail. */
@NullMarked
package io.countersign.search;

import org.jspecify.annotations.NullMarked;
