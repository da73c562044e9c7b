/** Running instances go on to another version: what is proposed, what it would mean, and doing it. */
@NullMarked
package io.countersign.process.migrate;

import org.jspecify.annotations.NullMarked;
