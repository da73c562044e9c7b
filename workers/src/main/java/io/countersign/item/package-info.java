/** What is labelled: items, their media, their import, screening and pre-annotation. */
@NullMarked
package io.countersign.item;

import org.jspecify.annotations.NullMarked;
