package io.countersign.member;

import io.countersign.outbox.Outward;
import io.countersign.problem.Invalid;
import io.countersign.problem.Unavailable;
import io.countersign.processes.Role;
import jakarta.annotation.PreDestroy;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.admin.client.spi.ResteasyClientClassicProvider;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.stereotype.Component;

/** The issuer's accounts, by Keycloak's administration API, which the embedded issuer speaks too. */
@Component
@Outward
class Accounts {
    private static final String LANGUAGE = "locale";
    private static final String SIDE = "side";
    private static final String SERVICE_ACCOUNT = "service-account-";
    private static final int ORGANISATIONS_A_PAGE = 100;
    private static final String FAILED = "LOGIN_ERROR";
    private static final String LOCKED = "USER_DISABLED_BY_TEMPORARY_LOCKOUT";
    private static final int EVENTS_A_PAGE = 500;
    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final long PATIENCE_SECONDS = 10;
    private static final int FIRST = 100;

    private final AdminSettings settings;
    private @Nullable Keycloak keycloak;

    Accounts(AdminSettings settings) {
        this.settings = settings;
    }

    Optional<Company> company(String alias) {
        return asked(realm -> {
            for (int first = 0; ; first += ORGANISATIONS_A_PAGE) {
                List<OrganizationRepresentation> page = realm.organizations().list(first, ORGANISATIONS_A_PAGE);
                for (OrganizationRepresentation organization : page) {
                    if (alias.equals(organization.getAlias())) {
                        return Optional.of(company(realm, organization.getId()));
                    }
                }
                if (page.size() < ORGANISATIONS_A_PAGE) {
                    return Optional.empty();
                }
            }
        });
    }

    private static Company company(RealmResource realm, String id) {
        Map<String, List<String>> attributes =
                realm.organizations().get(id).toRepresentation().getAttributes();
        return new Company(id, attributes == null || !List.of("manufacturer").equals(attributes.get(SIDE)));
    }

    /**
     * Some of them by user name.
     *
     * @param more whether others come after them
     */
    record Some(List<Account> accounts, boolean more) {}

    /**
     * @param search stands in a name or the address; empty for all
     * @param after how many to leave out
     */
    Some members(Company company, String search, int after, int count) {
        return asked(realm -> {
            var found = organization(realm, company).members().search(search, false, after, count + 1);
            return new Some(
                    found.stream()
                            .limit(count)
                            .filter(member -> !isService(member))
                            .map(member -> account(realm, member))
                            .toList(),
                    found.size() > count);
        });
    }

    /** Empty where there is nobody of that id, or not in this company. */
    Optional<Account> member(Company company, String id) {
        return asked(realm -> {
            try {
                UserRepresentation member =
                        organization(realm, company).members().member(id).toRepresentation();
                return isService(member) ? Optional.empty() : Optional.of(account(realm, member));
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /**
     * Makes an account and its membership. One that an earlier try has left without a company is taken up again.
     *
     * @return its id
     * @throws Invalid where the address belongs to somebody
     */
    String create(Company company, Invitation invitation) {
        return asked(realm -> {
            String id = created(realm, company, invitation);
            try (Response joined = organization(realm, company).members().addMember(id)) {
                if (joined.getStatus() != CREATED && joined.getStatus() != CONFLICT) {
                    throw new IllegalStateException("the issuer answers " + joined.getStatus() + " to a new member");
                }
            }
            setRoles(realm.users().get(id), realm, Set.of(), invitation.roles());
            return id;
        });
    }

    private static String created(RealmResource realm, Company company, Invitation invitation) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(invitation.mail());
        user.setEmail(invitation.mail());
        user.setFirstName(invitation.firstName());
        user.setLastName(invitation.lastName());
        user.setEnabled(true);
        user.setAttributes(Map.of(LANGUAGE, List.of(invitation.language())));
        try (Response answer = realm.users().create(user)) {
            if (answer.getStatus() == CONFLICT) {
                return leftBehind(realm, company, invitation.mail());
            }
            return CreatedResponseUtil.getCreatedId(answer);
        }
    }

    /** Without a password nobody has signed in with it, and of another company it is not: it is an invitation that was not ended. */
    private static String leftBehind(RealmResource realm, Company company, String mail) {
        return realm.users().searchByUsername(mail, true).stream()
                .map(UserRepresentation::getId)
                .filter(id -> realm.users().get(id).credentials().isEmpty())
                .filter(id -> realm.organizations().members().getOrganizations(id).stream()
                        .allMatch(organization -> organization.getId().equals(company.id())))
                .findFirst()
                .orElseThrow(Accounts::taken);
    }

    private static Invalid taken() {
        return new Invalid("mail", "belongs to somebody already");
    }

    void setRoles(String id, Set<Role> before, Set<Role> after) {
        asked(realm -> {
            setRoles(realm.users().get(id), realm, before, after);
            return Boolean.TRUE;
        });
    }

    private static void setRoles(UserResource user, RealmResource realm, Set<Role> before, Set<Role> after) {
        RoleScopeResource roles = user.roles().realmLevel();
        List<RoleRepresentation> more = named(realm, after, before);
        List<RoleRepresentation> fewer = named(realm, before, after);
        if (!more.isEmpty()) {
            roles.add(more);
        }
        if (!fewer.isEmpty()) {
            roles.remove(fewer);
        }
    }

    private static List<RoleRepresentation> named(RealmResource realm, Set<Role> of, Set<Role> butNot) {
        return of.stream()
                .filter(role -> !butNot.contains(role))
                .map(role -> realm.roles().get(role.id()).toRepresentation())
                .toList();
    }

    void setLanguage(String id, String language) {
        asked(realm -> {
            UserRepresentation user = realm.users().get(id).toRepresentation();
            Map<String, List<String>> attributes =
                    user.getAttributes() == null ? new HashMap<>() : new HashMap<>(user.getAttributes());
            attributes.put(LANGUAGE, List.of(language));
            user.setAttributes(attributes);
            realm.users().get(id).update(user);
            return Boolean.TRUE;
        });
    }

    /** Of a disabled one the sessions at the issuer end too. */
    void setEnabled(String id, boolean enabled) {
        asked(realm -> {
            UserResource account = realm.users().get(id);
            UserRepresentation user = account.toRepresentation();
            user.setEnabled(enabled);
            account.update(user);
            if (!enabled) {
                account.logout();
            }
            return Boolean.TRUE;
        });
    }

    /**
     * What the issuer tells of sign-ins that failed, the oldest first, of people whom it knows.
     *
     * @param from inclusive, as is the end; to the millisecond
     */
    void failedSignIns(Instant from, Instant to, Consumer<FailedSignIn> each) {
        asked(realm -> {
            for (int first = 0; ; first += EVENTS_A_PAGE) {
                List<EventRepresentation> page = realm.getEvents(
                        List.of(FAILED, LOCKED),
                        null,
                        null,
                        from.toEpochMilli(),
                        to.toEpochMilli(),
                        null,
                        first,
                        EVENTS_A_PAGE,
                        "asc");
                page.stream()
                        .filter(event -> event.getUserId() != null)
                        .map(Accounts::failed)
                        .forEach(each);
                if (page.size() < EVENTS_A_PAGE) {
                    return Boolean.TRUE;
                }
            }
        });
    }

    private static FailedSignIn failed(EventRepresentation event) {
        return new FailedSignIn(
                event.getUserId(),
                Instant.ofEpochMilli(event.getTime()),
                LOCKED.equals(event.getType()),
                event.getError());
    }

    /** Empty where the account is gone, or belongs to none. */
    Optional<String> organisationOf(String id) {
        return asked(realm -> {
            try {
                return realm.organizations().members().getOrganizations(id).stream()
                        .map(OrganizationRepresentation::getAlias)
                        .findFirst();
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /** With their sessions at the issuer. Of one that is gone nothing happens. */
    void delete(String id) {
        asked(realm -> {
            try (Response answer = realm.users().delete(id)) {
                if (answer.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL
                        && answer.getStatus() != NOT_FOUND) {
                    throw new IllegalStateException("the issuer answers " + answer.getStatus() + " to a deletion");
                }
            }
            return Boolean.TRUE;
        });
    }

    /** To be changed by the person at the first sign-in. */
    void setPassword(String id, String password) {
        asked(realm -> {
            CredentialRepresentation credential = new CredentialRepresentation();
            credential.setType(CredentialRepresentation.PASSWORD);
            credential.setValue(password);
            credential.setTemporary(true);
            realm.users().get(id).resetPassword(credential);
            return Boolean.TRUE;
        });
    }

    private static Account account(RealmResource realm, UserRepresentation user) {
        List<RoleRepresentation> roles =
                realm.users().get(user.getId()).roles().realmLevel().listAll();
        return new Account(
                user.getId(),
                user.getUsername(),
                user.getFirstName(),
                user.getLastName(),
                user.getEmail(),
                user.firstAttribute(LANGUAGE),
                Boolean.TRUE.equals(user.isEnabled()),
                roles.stream()
                        .map(role -> Role.of(role.getName()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static boolean isService(UserRepresentation user) {
        return user.getUsername().startsWith(SERVICE_ACCOUNT);
    }

    private static OrganizationResource organization(RealmResource realm, Company company) {
        return realm.organizations().get(company.id());
    }

    private <T> T asked(Function<RealmResource, T> question) {
        try {
            return question.apply(keycloak().realm(settings.realm()));
        } catch (ProcessingException | ServerErrorException e) {
            throw new Unavailable("The issuer can't be reached just now.", e);
        } catch (ClientErrorException e) {
            throw new IllegalStateException("the issuer refuses " + settings + ": " + e.getMessage(), e);
        }
    }

    private synchronized Keycloak keycloak() {
        if (keycloak == null) {
            keycloak = KeycloakBuilder.builder()
                    .serverUrl(settings.server())
                    .realm(settings.realm())
                    .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                    .clientId(settings.client())
                    .clientSecret(settings.secret())
                    .resteasyClient(ResteasyClientClassicProvider.createClientBuilder()
                            .register(JacksonProvider.class, FIRST)
                            .connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .readTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .build())
                    .build();
        }
        return keycloak;
    }

    @PreDestroy
    synchronized void close() {
        if (keycloak != null) {
            keycloak.close();
        }
    }
}
