/** How far the people who labelled a package agree, and what that makes of its items. */
@NullMarked
package io.countersign.agree;

import org.jspecify.annotations.NullMarked;
