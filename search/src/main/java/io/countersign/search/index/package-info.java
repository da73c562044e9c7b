/** From Kafka into Elasticsearch: indices, and the projection of events. */
@NullMarked
package io.countersign.search.index;

import org.jspecify.annotations.NullMarked;
