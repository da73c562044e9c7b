/** Who acts: people of organisations with roles, and the workers of the engine. */
@NullMarked
package io.countersign.identity;

import org.jspecify.annotations.NullMarked;
