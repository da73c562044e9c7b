/** What an auditor asks of the trail as a whole. */
@NullMarked
package io.countersign.api.audit;

import org.jspecify.annotations.NullMarked;
