/** Cross-review over HTTP: what a reviewer sees of a claimed package, and the verdicts. */
@NullMarked
package io.countersign.api.review;

import org.jspecify.annotations.NullMarked;
