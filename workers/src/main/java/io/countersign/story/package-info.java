/** What became of an item or a job, step by step and as of a moment: read from the trail, so that each line has its event. */
@NullMarked
package io.countersign.story;

import org.jspecify.annotations.NullMarked;
