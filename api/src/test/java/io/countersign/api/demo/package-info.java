/** The demonstration as a test: every part a real server, every step through the HTTP API. */
@NullMarked
package io.countersign.api.demo;

import org.jspecify.annotations.NullMarked;
