/** Places in a work package: who annotates it, blind to the others, and who is asked in addition or instead. */
@NullMarked
package io.countersign.assign;

import org.jspecify.annotations.NullMarked;
