/** The demonstration: real human labels go from import to a sealed release through the product's own API. */
@NullMarked
package io.countersign.api.demo;

import org.jspecify.annotations.NullMarked;
