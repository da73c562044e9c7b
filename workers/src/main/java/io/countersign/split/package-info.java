/** Parts of a dataset to train and to test with, that share no group. */
@NullMarked
package io.countersign.split;

import org.jspecify.annotations.NullMarked;
