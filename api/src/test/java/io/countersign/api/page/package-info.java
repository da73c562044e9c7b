/** The built page in a real browser, on the local stack. */
@NullMarked
package io.countersign.api.page;

import org.jspecify.annotations.NullMarked;
