/** Tasks over HTTP: lists, claims, drafts, and the submission of labels. */
@NullMarked
package io.countersign.api.task;

import org.jspecify.annotations.NullMarked;
