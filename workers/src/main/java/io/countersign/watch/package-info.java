/** Whether the servers that the application needs answer, looked at all the time and told once. */
@NullMarked
package io.countersign.watch;

import org.jspecify.annotations.NullMarked;
