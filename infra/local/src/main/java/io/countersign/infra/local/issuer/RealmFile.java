package io.countersign.infra.local.issuer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code countersign-realm.json}, which Keycloak imports too, and fills its placeholders as Keycloak does. */
public final class RealmFile {
    private static final String RESOURCE = "/countersign-realm.json";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+):([^}]*)}");

    private RealmFile() {}

    /** The realm that is built in, with the values of this process's environment. */
    public static Realm read() {
        return read(System.getenv());
    }

    /** {@code ${NAME:default}} stands for the value of a variable, or the default. */
    static Realm read(Map<String, String> environment) {
        Matcher placeholders = PLACEHOLDER.matcher(text());
        String json = placeholders.replaceAll(
                found -> Matcher.quoteReplacement(escape(environment.getOrDefault(found.group(1), found.group(2)))));
        return JsonMapper.shared().readValue(json, Realm.class);
    }

    private static String text() {
        try (InputStream in = RealmFile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escape(String value) {
        String quoted = JsonMapper.shared().writeValueAsString(value);
        return quoted.substring(1, quoted.length() - 1);
    }
}
