/** What admins do to running instances: asked for with a reason, confirmed, and carried out item by item. */
@NullMarked
package io.countersign.process.operation;

import org.jspecify.annotations.NullMarked;
