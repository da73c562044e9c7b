package io.countersign.infra.local.issuer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person or a client's service account as it is now.
 *
 * @param id the subject of its tokens
 * @param serviceAccountClientId the client whose service account it is; null for a person
 * @param organizations the aliases of those that it belongs to
 * @param passwordHash null where it can't sign in by password
 */
record Account(
        String id,
        String username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String serviceAccountClientId,
        boolean enabled,
        Map<String, List<String>> attributes,
        List<String> roles,
        List<String> organizations,
        @Nullable String passwordHash) {

    static Account of(RealmUser user, List<String> organizations, @Nullable String passwordHash) {
        return new Account(
                user.id(),
                user.username(),
                user.firstName(),
                user.lastName(),
                user.email(),
                user.serviceAccountClientId(),
                true,
                Map.of(),
                user.roles(),
                organizations,
                passwordHash);
    }

    /** In the place of one that was deleted, of which nothing is known but that it was. */
    static Account deleted(String id) {
        return new Account(id, id, null, null, null, null, false, Map.of(), List.of(), List.of(), null);
    }

    boolean isDeleted() {
        return username.equals(id);
    }

    boolean isPerson() {
        return serviceAccountClientId == null;
    }

    /** First and last name, as the claim {@code name} has them; the username if there are none. */
    String fullName() {
        return firstName == null || lastName == null ? username : firstName + " " + lastName;
    }

    /** Whether the words stand in one of its names, as Keycloak looks for them: somewhere, in whatever case. */
    boolean matches(String words) {
        String wanted = words.toLowerCase(java.util.Locale.ROOT);
        return Stream.of(username, firstName, lastName, email)
                .filter(Objects::nonNull)
                .anyMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains(wanted));
    }

    Account withRoles(List<String> newRoles) {
        return with(newRoles, organizations, passwordHash);
    }

    Account in(List<String> newOrganizations) {
        return with(roles, newOrganizations, passwordHash);
    }

    Account withPassword(@Nullable String hash) {
        return with(roles, organizations, hash);
    }

    private Account with(List<String> newRoles, List<String> newOrganizations, @Nullable String hash) {
        return new Account(
                id,
                username,
                firstName,
                lastName,
                email,
                serviceAccountClientId,
                enabled,
                attributes,
                newRoles,
                newOrganizations,
                hash);
    }
}
