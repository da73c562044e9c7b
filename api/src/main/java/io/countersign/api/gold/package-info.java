/** Gold items over HTTP: what the owner knows of them, how people do on them, pauses and onboardings. */
@NullMarked
package io.countersign.api.gold;

import org.jspecify.annotations.NullMarked;
