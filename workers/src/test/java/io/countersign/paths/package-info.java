/** Every path of the four processes, walked by the real workers in the real engine: what happens and what is true afterwards. */
@NullMarked
package io.countersign.paths;

import org.jspecify.annotations.NullMarked;
