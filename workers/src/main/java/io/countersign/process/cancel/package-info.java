/** Running instances are cancelled, and what they are about with them. */
@NullMarked
package io.countersign.process.cancel;

import org.jspecify.annotations.NullMarked;
