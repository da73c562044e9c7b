/** Marks on images: bytes that tell to whom they were given, and the way back from a file to the person. */
@NullMarked
package io.countersign.mark;

import org.jspecify.annotations.NullMarked;
