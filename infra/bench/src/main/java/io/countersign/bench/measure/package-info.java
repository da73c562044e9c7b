/** What is read off the machine: CPU time by process and by thread, heap, load, times of calls. */
@NullMarked
package io.countersign.bench.measure;

import org.jspecify.annotations.NullMarked;
