/** What can be wrong with a request, in words for people and with the field that is meant. */
@NullMarked
package io.countersign.problem;

import org.jspecify.annotations.NullMarked;
