/** The system's own signature: Ed25519 keys, their rotation, and files that survive a power cut. */
@NullMarked
package io.countersign.signing;

import org.jspecify.annotations.NullMarked;
