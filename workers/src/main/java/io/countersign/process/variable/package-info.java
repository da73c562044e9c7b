/** What an instance knows is changed by hand. */
@NullMarked
package io.countersign.process.variable;

import org.jspecify.annotations.NullMarked;
