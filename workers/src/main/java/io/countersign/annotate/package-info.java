/** What annotators draw: immutable revisions of labels, submitted package by package, and the page that they work on. */
@NullMarked
package io.countersign.annotate;

import org.jspecify.annotations.NullMarked;
