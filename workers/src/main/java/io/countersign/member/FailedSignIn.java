package io.countersign.member;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that the issuer refused, or an account that it locked for some time.
 *
 * @param person subject of their tokens
 * @param locked whether the account was locked by it
 * @param error as the issuer calls it: {@code invalid_user_credentials}; null of a lock
 */
record FailedSignIn(
        String person, Instant at, boolean locked, @Nullable String error) {}
