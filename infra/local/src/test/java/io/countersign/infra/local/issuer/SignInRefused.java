package io.countersign.infra.local.issuer;

import java.io.IOException;

/** The issuer refused to sign somebody in. */
public final class SignInRefused extends IOException {
    private static final long serialVersionUID = 1L;

    SignInRefused(String message) {
        super(message);
    }
}
