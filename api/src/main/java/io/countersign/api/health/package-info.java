/** What the health of the application says of the servers that it needs. */
@NullMarked
package io.countersign.api.health;

import org.jspecify.annotations.NullMarked;
