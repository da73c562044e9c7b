/** The page for people: static files built from {@code ui/}, found under every address that the page knows. */
@NullMarked
package io.countersign.api.page;

import org.jspecify.annotations.NullMarked;
