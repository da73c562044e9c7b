/** What admins do to running instances, over HTTP. */
@NullMarked
package io.countersign.api.process.operation;

import org.jspecify.annotations.NullMarked;
