/** What goes wrong in any feature, in the few kinds that callers tell apart. */
@NullMarked
package io.countersign.problem;

import org.jspecify.annotations.NullMarked;
