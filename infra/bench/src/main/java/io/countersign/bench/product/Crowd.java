package io.countersign.bench.product;

import io.countersign.infra.local.issuer.Issuer;
import io.countersign.infra.local.issuer.IssuerSettings;
import io.countersign.infra.local.issuer.Realm;
import io.countersign.infra.local.issuer.RealmFile;
import io.countersign.infra.local.issuer.RealmOrganization;
import io.countersign.infra.local.issuer.RealmUser;
import io.countersign.infra.local.issuer.SigningKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An issuer in this process that knows many annotators of the two suppliers, besides the people of the realm file. */
public final class Crowd implements AutoCloseable {
    public static final List<String> SUPPLIERS = List.of("supplier-east", "supplier-west");
    public static final String PASSWORD = "crowd-of-the-bench";

    private final Issuer issuer;
    private final List<String> usernames;

    private Crowd(Issuer issuer, List<String> usernames) {
        this.issuer = issuer;
        this.usernames = usernames;
    }

    public static Crowd of(int size) throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            members.put("crowd-" + i, SUPPLIERS.get(i % SUPPLIERS.size()));
        }
        IssuerSettings settings = new IssuerSettings(
                freePort(),
                SigningKeys.generate(),
                with(RealmFile.read(), members),
                Files.createTempDirectory("countersign-crowd-"),
                Clock.systemUTC());
        return new Crowd(Issuer.start(settings), List.copyOf(members.keySet()));
    }

    private static Realm with(Realm realm, Map<String, String> members) {
        List<RealmUser> users = new ArrayList<>(realm.users());
        members.keySet().forEach(name -> users.add(person(name)));
        List<RealmOrganization> organizations = realm.organizations().stream()
                .map(organization -> new RealmOrganization(
                        organization.name(),
                        organization.alias(),
                        organization.attributes(),
                        joined(organization, members)))
                .toList();
        return new Realm(
                realm.realm(),
                realm.accessTokenLifespan(),
                realm.ssoSessionIdleTimeout(),
                realm.ssoSessionMaxLifespan(),
                realm.failureFactor(),
                realm.waitIncrementSeconds(),
                realm.maxFailureWaitSeconds(),
                realm.maxDeltaTimeSeconds(),
                realm.roles(),
                realm.clients(),
                users,
                organizations);
    }

    private static RealmUser person(String name) {
        return new RealmUser(
                name,
                name,
                "Crowd",
                name,
                null,
                null,
                List.of("annotator"),
                null,
                List.of(new RealmUser.Credential("password", PASSWORD)));
    }

    private static List<RealmOrganization.Member> joined(RealmOrganization organization, Map<String, String> members) {
        List<RealmOrganization.Member> all = new ArrayList<>(organization.members());
        members.forEach((name, alias) -> {
            if (alias.equals(organization.alias())) {
                all.add(new RealmOrganization.Member(name));
            }
        });
        return all;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public URI uri() {
        return issuer.uri();
    }

    public List<String> usernames() {
        return usernames;
    }

    @Override
    public void close() {
        issuer.close();
    }
}
