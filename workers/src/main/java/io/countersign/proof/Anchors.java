package io.countersign.proof;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Heads of a stream that somebody vouched for at some time: the events up to there must still lead to them. */
public interface Anchors {

    /** @param kind the fault where the stream contradicts it */
    record Anchor(Head head, Fault.Kind kind) {}

    /** Those of one stream, in any order. */
    List<Anchor> of(JdbcClient jdbc, String stream);
}
