/** A model labels first: Label Studio's ML backend protocol, what models said, and going on after an outage. */
@NullMarked
package io.countersign.assist;

import org.jspecify.annotations.NullMarked;
