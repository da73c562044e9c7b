package io.countersign.api.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The people of infra/keycloak/countersign-realm.json, which every issuer of a demonstration is fed from. */
public final class DemoRealm {
    /** {@code ${NAME:default}}, as Keycloak writes it. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+):([^}]*)}");

    private final JsonNode realm;

    public DemoRealm() {
        try (InputStream file = Objects.requireNonNull(
                DemoRealm.class.getResourceAsStream("/countersign-realm.json"), "countersign-realm.json")) {
            realm = JsonMapper.shared().readTree(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param roles realm roles, as their ids */
    public record DemoUser(String username, String name, String organisation, List<String> roles) {}

    /** Everybody with a password, organisation by organisation. */
    public List<DemoUser> users() {
        List<DemoUser> users = new ArrayList<>();
        for (JsonNode organisation : realm.get("organizations")) {
            for (JsonNode member : organisation.get("members")) {
                JsonNode user = user(member.get("username").asString());
                if (user.has("credentials")) {
                    users.add(describe(user, organisation.get("alias").asString()));
                }
            }
        }
        return users;
    }

    public String password(String username) {
        return resolve(user(username).get("credentials").get(0).get("value").asString());
    }

    /** The secret of a client, unless the environment names another. */
    public String secret(String clientId) {
        for (JsonNode client : realm.get("clients")) {
            if (client.get("clientId").asString().equals(clientId)) {
                return resolve(client.get("secret").asString());
            }
        }
        throw new IllegalArgumentException("the realm has no client " + clientId);
    }

    private JsonNode user(String username) {
        for (JsonNode user : realm.get("users")) {
            if (user.get("username").asString().equals(username)) {
                return user;
            }
        }
        throw new IllegalArgumentException("the realm has no user " + username);
    }

    private static DemoUser describe(JsonNode user, String organisation) {
        List<String> roles = new ArrayList<>();
        user.get("realmRoles").forEach(role -> roles.add(role.asString()));
        String name =
                user.get("firstName").asString() + " " + user.get("lastName").asString();
        return new DemoUser(user.get("username").asString(), name, organisation, List.copyOf(roles));
    }

    private static String resolve(String value) {
        Matcher matcher = PLACEHOLDER.matcher(value);
        if (!matcher.matches()) {
            return value;
        }
        String set = System.getenv(matcher.group(1));
        return set == null ? matcher.group(2) : set;
    }
}
