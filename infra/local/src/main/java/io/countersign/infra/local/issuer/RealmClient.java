package io.countersign.infra.local.issuer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program that asks for tokens, as the realm file has it. */
public record RealmClient(
        String clientId,
        boolean publicClient,
        @Nullable String secret,
        boolean standardFlowEnabled,
        boolean serviceAccountsEnabled,
        @Nullable List<String> redirectUris,
        @Nullable Map<String, String> attributes,
        List<String> defaultClientScopes,
        List<Mapper> protocolMappers) {

    /** How a claim comes into the client's tokens. */
    public record Mapper(String protocolMapper, Map<String, String> config) {}

    /** Whether a sign-in without PKCE is refused. */
    boolean proofKeyRequired() {
        return publicClient || attributes != null && attributes.containsKey("pkce.code.challenge.method");
    }

    List<String> redirects() {
        return redirectUris == null ? List.of() : redirectUris;
    }

    /** What the audience mappers put into the claim {@code aud} of access tokens. */
    List<String> audiences() {
        return protocolMappers.stream()
                .filter(mapper -> mapper.protocolMapper().equals("oidc-audience-mapper"))
                .flatMap(mapper -> mapper.config().entrySet().stream())
                .filter(entry -> entry.getKey().equals("included.custom.audience"))
                .map(Map.Entry::getValue)
                .toList();
    }
}
