/** Media as it is served: to whom, and so that nothing in it can run. */
@NullMarked
package io.countersign.api.media;

import org.jspecify.annotations.NullMarked;
