/** What a process must keep to before it may be deployed, whoever drew it: the shipped ones are checked by the same rules. */
@NullMarked
package io.countersign.processes.rules;

import org.jspecify.annotations.NullMarked;
