/** What may be labelled and how: classes, shapes, attributes, and the check of labels against them. */
@NullMarked
package io.countersign.schema;

import org.jspecify.annotations.NullMarked;
