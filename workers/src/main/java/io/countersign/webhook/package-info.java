/** Webhooks: what an organisation's own systems are told of, signed, at least once. */
@NullMarked
package io.countersign.webhook;

import org.jspecify.annotations.NullMarked;
