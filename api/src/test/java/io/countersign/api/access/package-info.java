/** Who may call what, as a table, and every endpoint called as everybody. */
@NullMarked
package io.countersign.api.access;

import org.jspecify.annotations.NullMarked;
