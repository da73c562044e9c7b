/** Items whose answer is known: people are tried on them before they work, measured on them while they work, and paused by them. */
@NullMarked
package io.countersign.gold;

import org.jspecify.annotations.NullMarked;
