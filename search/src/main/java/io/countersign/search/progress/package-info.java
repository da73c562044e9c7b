/** How far the work has come, by supplier, person, package and class, and when it will be done. */
@NullMarked
package io.countersign.search.progress;

import org.jspecify.annotations.NullMarked;
