/** Proof that the trail is whole: signed checkpoints over all streams, and the check of every link. */
@NullMarked
package io.countersign.proof;

import org.jspecify.annotations.NullMarked;
