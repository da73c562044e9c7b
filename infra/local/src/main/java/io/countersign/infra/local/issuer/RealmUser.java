package io.countersign.infra.local.issuer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person or a client's service account, as the realm file has it.
 *
 * @param id the subject of its tokens
 * @param serviceAccountClientId the client whose service account it is; null for a person
 */
public record RealmUser(
        String id,
        String username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String serviceAccountClientId,
        @Nullable List<String> realmRoles,
        @Nullable Map<String, List<String>> clientRoles,
        @Nullable List<Credential> credentials) {

    /** A password in plain text: the file holds demo users, or placeholders for what the environment names. */
    public record Credential(String type, String value) {}

    /** Realm roles. */
    public List<String> roles() {
        return realmRoles == null ? List.of() : realmRoles;
    }

    /** Of Keycloak's own client for administration. */
    List<String> managementRoles() {
        return clientRoles == null ? List.of() : clientRoles.getOrDefault("realm-management", List.of());
    }

    /** First and last name, as the claim {@code name} has them; the username if there are none. */
    public String fullName() {
        return firstName == null || lastName == null ? username : firstName + " " + lastName;
    }

    /** Whether it can sign in: a service account cannot. */
    public boolean isPerson() {
        return serviceAccountClientId == null;
    }

    /** In plain text; empty where there is none. */
    public String password() {
        return credentials == null
                ? ""
                : credentials.stream()
                        .filter(credential -> credential.type().equals("password"))
                        .map(Credential::value)
                        .findFirst()
                        .orElse("");
    }
}
