/** Every path of the four processes, with the workers, the engine and the database as they are. */
@NullMarked
package io.countersign.paths;

import org.jspecify.annotations.NullMarked;
