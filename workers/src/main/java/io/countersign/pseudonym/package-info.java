/** People of other companies are seen under a name that stands for them in one job, and in no other. */
@NullMarked
package io.countersign.pseudonym;

import org.jspecify.annotations.NullMarked;
