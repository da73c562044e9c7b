package io.countersign.api.demo;

import io.countersign.infra.local.issuer.Realm;
import io.countersign.infra.local.issuer.RealmClient;
import io.countersign.infra.local.issuer.RealmFile;
import io.countersign.infra.local.issuer.RealmOrganization;
import io.countersign.infra.local.issuer.RealmUser;
import java.util.List;
import java.util.Optional;

/** The people of infra/keycloak/countersign-realm.json, which every issuer of a demonstration is fed from. */
public final class DemoRealm {
    private final Realm realm = RealmFile.read();

    /** @param roles realm roles, as their ids */
    public record DemoUser(String username, String name, String organisation, List<String> roles) {}

    /** Everybody with a password, organisation by organisation. */
    public List<DemoUser> users() {
        return realm.organizations().stream()
                .flatMap(organisation -> organisation.members().stream()
                        .map(RealmOrganization.Member::username)
                        .map(this::user)
                        .filter(RealmUser::isPerson)
                        .map(user ->
                                new DemoUser(user.username(), user.fullName(), organisation.alias(), user.roles())))
                .toList();
    }

    public String password(String username) {
        return user(username).password();
    }

    /** The secret of a client, unless the environment names another. */
    public String secret(String clientId) {
        return realm.clients().stream()
                .filter(client -> client.clientId().equals(clientId))
                .map(RealmClient::secret)
                .flatMap(secret -> Optional.ofNullable(secret).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the realm has no secret of a client " + clientId));
    }

    private RealmUser user(String username) {
        return realm.user(username)
                .orElseThrow(() -> new IllegalArgumentException("the realm has no user " + username));
    }
}
