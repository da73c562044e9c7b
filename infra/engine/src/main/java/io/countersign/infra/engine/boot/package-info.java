/** Puts the engine together. */
@NullMarked
package io.countersign.infra.engine.boot;

import org.jspecify.annotations.NullMarked;
