package io.countersign.infra.local;

import java.util.concurrent.CompletableFuture;

/** One part while it is being started, used and stopped by the stack. Used by one thread at a time. */
interface Part {
    PartName name();

    /** Brings the part up. It may return before the part answers. */
    void launch() throws Exception;

    /**
     * Whether the part does its work: asks it something only a working part answers.
     *
     * @throws LocalStackException if it never will, because its process has ended
     */
    boolean answers() throws Exception;

    /** What {@link #answers} asks, for the message when time is up. */
    String question();

    /** Where its log is read. */
    String log();

    /** Where it is reached, as people write it. */
    String address();

    /** The address for those who use it, added to the ones known. */
    ConfiguredAddresses addTo(ConfiguredAddresses known);

    /** Completes with the exit code when the process of the last launch has ended by itself; never where the part has none. */
    default CompletableFuture<Integer> unexpectedEnd() {
        return new CompletableFuture<>();
    }

    /** Ends the part and returns when it has ended. Does nothing if it was never launched. */
    void stop() throws Exception;
}
