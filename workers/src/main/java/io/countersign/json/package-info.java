/** The one way this system writes and reads JSON: in its tables, its events and its API. */
@NullMarked
package io.countersign.json;

import org.jspecify.annotations.NullMarked;
