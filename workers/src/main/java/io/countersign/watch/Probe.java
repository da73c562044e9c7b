package io.countersign.watch;

/** Asks one of the servers that the application needs something that only a working one answers. */
public interface Probe {

    /** The name of the server, as the health of the application tells it: {@code engine}. */
    String part();

    /** @throws Exception where no answer comes within a few seconds */
    void ask() throws Exception;
}
