package io.countersign.proof;

import java.util.Locale;

/**
 * Where the trail does not prove itself.
 *
 * @param place the stream, or {@code checkpoints}, {@code keys}
 * @param sequence of the event in its stream, or number of the checkpoint; 0 where neither fits
 * @param expected what the proof demands there
 * @param found what is there
 */
public record Fault(Kind kind, String place, long sequence, String expected, String found) {

    /** What is wrong. */
    public enum Kind {
        /** A number in a stream is left out, or there twice. */
        EVENT_MISSING,
        /** The content of an event does not have the hash that it carries. */
        EVENT_CHANGED,
        /** An event does not follow the one before it. */
        LINK_BROKEN,
        /** The stream's row names another last event than there is. */
        HEAD_DIFFERS,
        /** A signed checkpoint saw another event here. */
        CHECKPOINT_CONTRADICTED,
        /** A manifest that people signed names another event here. */
        RELEASE_CONTRADICTED,
        /** A label, verdict, decision, remark or signature is not what its event says. */
        RECORD_DIFFERS,
        /** A change of state is not what its event vouches for, or a state is not what the changes led to. */
        STATES_DIFFER,
        /** A number of the checkpoints is left out. */
        CHECKPOINT_MISSING,
        /** A checkpoint's text is not what was signed. */
        CHECKPOINT_SIGNATURE,
        /** A checkpoint does not follow the one before it. */
        CHECKPOINT_LINK_BROKEN,
        /** The heads that are kept of a checkpoint don't make its root. */
        CHECKPOINT_ROOT,
        /** A checkpoint names a key that is not registered. */
        KEY_UNKNOWN,
        /** A key is not vouched for by the one before it. */
        KEY_NOT_ENDORSED,
        /** Kafka has another text of this checkpoint. */
        PUBLISHED_CHECKPOINT_DIFFERS,
        /** Kafka has another event here. */
        PUBLISHED_EVENT_DIFFERS;

        /** As in the API: {@code event-changed}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
