/** What people say of an item while they work on it: issues pinned to a place, answered until they are resolved. */
@NullMarked
package io.countersign.discuss;

import org.jspecify.annotations.NullMarked;
