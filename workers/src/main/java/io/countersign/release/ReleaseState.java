package io.countersign.release;

/** The states of a release. */
public enum ReleaseState {
    /** Built; its suppliers are asked to sign. */
    CANDIDATE,
    /** Every supplier signed; the manufacturer is asked to countersign. */
    SIGNED,
    /** Countersigned and written; nothing about it changes any more. */
    SEALED,
    /** Somebody refused, or the job was cancelled. */
    REFUSED
}
