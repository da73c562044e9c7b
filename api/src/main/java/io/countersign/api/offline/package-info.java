/** Commands that work on plain files alone, so that anyone can check our figures against other tools. */
@NullMarked
package io.countersign.api.offline;

import org.jspecify.annotations.NullMarked;
