/** An embedded process engine that serves the Camunda 8 REST API v2, carried by Operaton on PostgreSQL. */
@NullMarked
package io.countersign.infra.engine;

import org.jspecify.annotations.NullMarked;
