/** Starting, cancelling and locking process instances and their variables. */
@NullMarked
package io.countersign.infra.engine.instance;

import org.jspecify.annotations.NullMarked;
