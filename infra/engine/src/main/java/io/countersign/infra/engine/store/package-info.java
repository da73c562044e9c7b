/** SQL of our own inside Operaton's transactions, and the tables that Operaton lacks. */
@NullMarked
package io.countersign.infra.engine.store;

import org.jspecify.annotations.NullMarked;
