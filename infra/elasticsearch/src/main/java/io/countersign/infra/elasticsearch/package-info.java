/** A real Elasticsearch node from Maven artifacts, run as a process of its own on loopback. */
@NullMarked
package io.countersign.infra.elasticsearch;

import org.jspecify.annotations.NullMarked;
