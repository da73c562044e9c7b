package io.countersign.infra.engine.park;

/**
 * Where an execution is to stop.
 *
 * @param elementId element of the process
 * @param side before the element is entered, or after its work is done, or at its listeners
 */
record Breakpoint(String elementId, Side side) {
    enum Side {
        BEFORE,
        AFTER,
        LISTENERS_BEFORE,
        LISTENERS_AFTER
    }
}
