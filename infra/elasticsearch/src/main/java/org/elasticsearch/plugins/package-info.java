/** The seam into Elasticsearch's own package: plugins can be loaded from the class path only from here. */
@NullMarked
package org.elasticsearch.plugins;

import org.jspecify.annotations.NullMarked;
