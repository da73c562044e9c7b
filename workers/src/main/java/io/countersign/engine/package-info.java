/** The one place that talks to the process engine: job workers in, commands out through an outbox. */
@NullMarked
package io.countersign.engine;

import org.jspecify.annotations.NullMarked;
