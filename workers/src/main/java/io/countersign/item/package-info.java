/** What is labelled: items, their media, their import and screening. */
@NullMarked
package io.countersign.item;

import org.jspecify.annotations.NullMarked;
