/** How the world reaches Countersign: the one runnable application. */
@NullMarked
package io.countersign.api;

import org.jspecify.annotations.NullMarked;
