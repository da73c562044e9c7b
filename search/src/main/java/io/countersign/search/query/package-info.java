/** What can be asked of Elasticsearch. */
@NullMarked
package io.countersign.search.query;

import org.jspecify.annotations.NullMarked;
