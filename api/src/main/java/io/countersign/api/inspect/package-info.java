/** Lots and their inspection, and what the manufacturer decides about a supplier or a refused release. */
@NullMarked
package io.countersign.api.inspect;

import org.jspecify.annotations.NullMarked;
