/** What has happened, for auditors and owners. */
@NullMarked
package io.countersign.api.history;

import org.jspecify.annotations.NullMarked;
