/** SIGKILL in the middle of a job: every process that can die is a child of the test, and people go on as if nothing had been. */
@NullMarked
package io.countersign.api.crash;

import org.jspecify.annotations.NullMarked;
