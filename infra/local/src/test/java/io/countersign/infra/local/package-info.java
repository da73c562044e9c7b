/** The stack is started for real and used through each part's own client. */
@NullMarked
package io.countersign.infra.local;

import org.jspecify.annotations.NullMarked;
