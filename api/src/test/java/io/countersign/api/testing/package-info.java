/** The whole application on real servers, started once for all tests of this JVM, and people who call it over HTTP. */
@NullMarked
package io.countersign.api.testing;

import org.jspecify.annotations.NullMarked;
