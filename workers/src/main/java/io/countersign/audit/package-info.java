/** The trail: every change as an event, written in the transaction of the change and published from there. */
@NullMarked
package io.countersign.audit;

import org.jspecify.annotations.NullMarked;
