package io.countersign.inspect;

/** Gives seeds of samples. Each is recorded with its sample, so that the draw can be repeated. */
@FunctionalInterface
interface SeedSource {
    long next();
}
