/** Digests of bytes and texts: the one spelling of SHA-256. */
@NullMarked
package io.countersign.digest;

import org.jspecify.annotations.NullMarked;
