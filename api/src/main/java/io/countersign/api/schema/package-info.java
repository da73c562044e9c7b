/** Label schemas over HTTP. */
@NullMarked
package io.countersign.api.schema;

import org.jspecify.annotations.NullMarked;
