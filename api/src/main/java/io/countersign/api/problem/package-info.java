/** How the API says that something can't be done: RFC 9457 in the caller's language, wherever in the server it came up. */
@NullMarked
package io.countersign.api.problem;

import org.jspecify.annotations.NullMarked;
