/** Copies of a data directory at one moment, taken while everything runs, and data directories made of them again. */
@NullMarked
package io.countersign.infra.local.backup;

import org.jspecify.annotations.NullMarked;
