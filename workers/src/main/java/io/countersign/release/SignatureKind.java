package io.countersign.release;

/** On whose behalf a release is signed. */
public enum SignatureKind {
    /** A supplier's. */
    SIGN,
    /** The manufacturer's. */
    COUNTERSIGN
}
