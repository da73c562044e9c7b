/** Adjudication over HTTP: what an adjudicator sees of a claimed package, and the decisions. */
@NullMarked
package io.countersign.api.adjudicate;

import org.jspecify.annotations.NullMarked;
