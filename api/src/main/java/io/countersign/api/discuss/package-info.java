/** What people say of items while they work on them, over HTTP. */
@NullMarked
package io.countersign.api.discuss;

import org.jspecify.annotations.NullMarked;
