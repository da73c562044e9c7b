/** Labels in the files of other tools. */
@NullMarked
package io.countersign.format;

import org.jspecify.annotations.NullMarked;
