package io.countersign.infra.local.issuer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Accounts, their realm roles and passwords. */
final class AdminUsers {
    private final Realm realm;
    private final People people;
    private final PasswordEncoder encoder;
    private final BoundedAuthorizations authorizations;

    AdminUsers(Realm realm, People people, PasswordEncoder encoder, BoundedAuthorizations authorizations) {
        this.realm = realm;
        this.people = people;
        this.encoder = encoder;
        this.authorizations = authorizations;
    }

    record UserView(
            @Nullable String id,
            @Nullable String username,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable Boolean enabled,
            @Nullable Map<String, List<String>> attributes) {
        static UserView of(Account account) {
            return new UserView(
                    account.id(),
                    account.username(),
                    account.firstName(),
                    account.lastName(),
                    account.email(),
                    account.enabled(),
                    account.attributes());
        }

        /** Over an account: what is left out stays. */
        Account over(Account known) {
            return new Account(
                    known.id(),
                    known.username(),
                    firstName == null ? known.firstName() : firstName,
                    lastName == null ? known.lastName() : lastName,
                    email == null ? known.email() : email,
                    known.serviceAccountClientId(),
                    enabled == null ? known.enabled() : enabled,
                    attributes == null ? known.attributes() : attributes,
                    known.roles(),
                    known.organizations(),
                    known.passwordHash());
        }
    }

    record RoleView(String id, String name) {}

    record CredentialView(String type) {}

    record Password(String value) {}

    AdminAnswer answer(AdminRequest request) {
        if (request.is("POST", "users")) {
            return create(request.body(UserView.class), request.address());
        }
        if (request.is("GET", "users")) {
            return AdminAnswer.of(people.byUsername(request.text("username")).stream()
                    .map(UserView::of)
                    .toList());
        }
        if (request.path().size() < 2) {
            return AdminAnswer.NOT_FOUND;
        }
        Optional<Account> account = people.byId(request.path().get(1));
        return account.map(known -> of(known, request)).orElse(AdminAnswer.NOT_FOUND);
    }

    private AdminAnswer create(UserView wanted, String address) {
        if (wanted.username() == null) {
            return AdminAnswer.refused(400, "User name is missing");
        }
        Account account = wanted.over(new Account(
                UUID.randomUUID().toString(),
                wanted.username(),
                null,
                null,
                null,
                null,
                true,
                Map.of(),
                List.of(),
                List.of(),
                null));
        if (people.isTaken(account)) {
            return AdminAnswer.refused(409, "User exists with same username or email");
        }
        people.save(account);
        return AdminAnswer.created(address + "/" + account.id());
    }

    private AdminAnswer of(Account account, AdminRequest request) {
        if (request.is("GET", "users", "*")) {
            return AdminAnswer.of(UserView.of(account));
        }
        if (request.is("PUT", "users", "*")) {
            Account changed = request.body(UserView.class).over(account);
            if (people.isTaken(changed)) {
                return AdminAnswer.refused(409, "User exists with same username or email");
            }
            return save(changed);
        }
        if (request.is("DELETE", "users", "*")) {
            authorizations.removeOf(account.id());
            people.delete(account.id());
            return AdminAnswer.DONE;
        }
        if (request.is("POST", "users", "*", "logout")) {
            authorizations.removeOf(account.id());
            return AdminAnswer.DONE;
        }
        if (request.is("GET", "users", "*", "credentials")) {
            return AdminAnswer.of(account.passwordHash() == null ? List.of() : List.of(new CredentialView("password")));
        }
        if (request.is("PUT", "users", "*", "reset-password")) {
            return save(account.withPassword(
                    encoder.encode(request.body(Password.class).value())));
        }
        if (request.path().size() == 4
                && request.path().get(2).equals("role-mappings")
                && request.path().get(3).equals("realm")) {
            return roles(account, request);
        }
        return AdminAnswer.NOT_FOUND;
    }

    private AdminAnswer roles(Account account, AdminRequest request) {
        if (request.method().equals("GET")) {
            return AdminAnswer.of(account.roles().stream()
                    .map(name -> new RoleView(name, name))
                    .toList());
        }
        List<String> named =
                Stream.of(request.body(RoleView[].class)).map(RoleView::name).toList();
        TreeSet<String> roles = new TreeSet<>(account.roles());
        if (request.method().equals("POST")) {
            roles.addAll(named);
        } else {
            named.forEach(roles::remove);
        }
        return save(account.withRoles(new ArrayList<>(roles)));
    }

    /** A role of the realm, by its name. */
    AdminAnswer role(AdminRequest request) {
        return request.is("GET", "roles", "*")
                        && realm.roles().realm().stream()
                                .anyMatch(role ->
                                        role.name().equals(request.path().get(1)))
                ? AdminAnswer.of(
                        new RoleView(request.path().get(1), request.path().get(1)))
                : AdminAnswer.NOT_FOUND;
    }

    private AdminAnswer save(Account account) {
        people.save(account);
        return AdminAnswer.DONE;
    }
}
