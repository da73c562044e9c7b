/** What became of an item or a job, for auditors and owners. */
@NullMarked
package io.countersign.api.story;

import org.jspecify.annotations.NullMarked;
