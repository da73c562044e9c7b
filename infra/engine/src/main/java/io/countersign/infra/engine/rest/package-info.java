/** The HTTP side: routes, bodies, problem details. */
@NullMarked
package io.countersign.infra.engine.rest;

import org.jspecify.annotations.NullMarked;
