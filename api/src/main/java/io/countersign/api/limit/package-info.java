/** How much one person may ask for. */
@NullMarked
package io.countersign.api.limit;

import org.jspecify.annotations.NullMarked;
