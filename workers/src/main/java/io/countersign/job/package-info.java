/** A labelling job: its policy, its people's organisations, its plan and its way from draft to release. */
@NullMarked
package io.countersign.job;

import org.jspecify.annotations.NullMarked;
