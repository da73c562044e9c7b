/** Behaviour of gateways, events, subprocesses, call activities and multi-instance bodies where Camunda's differs. */
@NullMarked
package io.countersign.infra.engine.flow;

import org.jspecify.annotations.NullMarked;
