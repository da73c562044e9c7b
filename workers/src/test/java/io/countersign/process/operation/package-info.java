/** What admins do to running instances, at a real engine. */
@NullMarked
package io.countersign.process.operation;

import org.jspecify.annotations.NullMarked;
