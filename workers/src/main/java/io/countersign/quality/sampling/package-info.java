/** Lot acceptance by attributes: plans, switching rules, reproducible samples, operating characteristics. */
@NullMarked
package io.countersign.quality.sampling;

import org.jspecify.annotations.NullMarked;
