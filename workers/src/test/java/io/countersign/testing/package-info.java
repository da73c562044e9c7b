/** What the tests of the domain stand on: a real PostgreSQL, a clock under control, the application's beans without the engine. */
@NullMarked
package io.countersign.testing;

import org.jspecify.annotations.NullMarked;
