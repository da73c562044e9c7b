/** Published messages: buffer, correlation, message start events. */
@NullMarked
package io.countersign.infra.engine.message;

import org.jspecify.annotations.NullMarked;
