/** Items over HTTP: import and lists. */
@NullMarked
package io.countersign.api.item;

import org.jspecify.annotations.NullMarked;
