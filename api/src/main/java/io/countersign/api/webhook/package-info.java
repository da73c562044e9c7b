/** Webhooks over HTTP: an organisation sets up where its own systems are told of things. */
@NullMarked
package io.countersign.api.webhook;

import org.jspecify.annotations.NullMarked;
