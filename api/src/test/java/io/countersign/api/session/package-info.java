/** The page's session, as a browser lives through it. */
@NullMarked
package io.countersign.api.session;

import org.jspecify.annotations.NullMarked;
