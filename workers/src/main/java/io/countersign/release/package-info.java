/** From accepted labels to a sealed release: candidate, manifest, signatures, bundle, and the check that anyone can repeat. */
@NullMarked
package io.countersign.release;

import org.jspecify.annotations.NullMarked;
