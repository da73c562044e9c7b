/** Deploys drawings to the real engine. */
@NullMarked
package io.countersign.process;

import org.jspecify.annotations.NullMarked;
