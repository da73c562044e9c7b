/** The engine as a client sees it: every test goes through the official Camunda client. */
@NullMarked
package io.countersign.infra.engine;

import org.jspecify.annotations.NullMarked;
