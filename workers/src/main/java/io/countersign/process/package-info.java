/** The processes that admins change: what is deployed, by whom and why, and what a drawing lacks before it may be. */
@NullMarked
package io.countersign.process;

import org.jspecify.annotations.NullMarked;
