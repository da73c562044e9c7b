/** Requests that are refused, with the code that a client sees. */
@NullMarked
package io.countersign.infra.engine.problem;

import org.jspecify.annotations.NullMarked;
