/** Relays that carry rows of a table to another system, in order and at least once. */
@NullMarked
package io.countersign.outbox;

import org.jspecify.annotations.NullMarked;
