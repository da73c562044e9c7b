/** Starts a real server of each part for one machine, waits until each answers, and stops them in order. */
@NullMarked
package io.countersign.infra.local;

import org.jspecify.annotations.NullMarked;
