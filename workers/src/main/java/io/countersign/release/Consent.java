package io.countersign.release;

/** That a person signed a manifest, as far as the rules look at it. */
record Consent(SignatureKind kind, String person, String organisation, String manifestSha256) {}
