/** Human work: the tasks that processes open, who may take them, the lease on what is taken, and what is done with it. */
@NullMarked
package io.countersign.task;

import org.jspecify.annotations.NullMarked;
