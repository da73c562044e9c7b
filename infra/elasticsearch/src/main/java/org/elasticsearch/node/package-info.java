/** The seam into Elasticsearch's own package: a node can be given its services only from here. */
@NullMarked
package org.elasticsearch.node;

import org.jspecify.annotations.NullMarked;
