/** From one version of the program to the next, on the same database. */
@NullMarked
package io.countersign.api.upgrade;

import org.jspecify.annotations.NullMarked;
