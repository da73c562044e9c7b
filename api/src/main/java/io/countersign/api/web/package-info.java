/** What all endpoints share: problems, pages, entity tags, idempotency keys. */
@NullMarked
package io.countersign.api.web;

import org.jspecify.annotations.NullMarked;
