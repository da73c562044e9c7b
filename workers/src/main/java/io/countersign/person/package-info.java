/** The names of those who act here, apart from what they did, so that they can be erased. */
@NullMarked
package io.countersign.person;

import org.jspecify.annotations.NullMarked;
