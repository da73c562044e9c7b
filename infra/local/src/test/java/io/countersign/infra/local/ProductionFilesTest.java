package io.countersign.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files for several machines are read as YAML and held to the settings that the application reads. */
class ProductionFilesTest {
    private static final Path COMPOSE = Path.of("../compose/compose.yaml");
    private static final Path KUBERNETES = Path.of("../kubernetes/countersign.yaml");

    private static final Set<String> SETTINGS = Set.of(
            "COUNTERSIGN_HTTP_ADDRESS",
            "COUNTERSIGN_POSTGRES_URL",
            "COUNTERSIGN_POSTGRES_USER",
            "COUNTERSIGN_POSTGRES_PASSWORD",
            "COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS",
            "COUNTERSIGN_ELASTICSEARCH_URL",
            "COUNTERSIGN_ENGINE_REST_ADDRESS",
            "COUNTERSIGN_ISSUER_URI",
            "COUNTERSIGN_PAGE_SECRET",
            "COUNTERSIGN_ADMIN_SECRET",
            "COUNTERSIGN_HTTP_FORWARDED_HEADERS",
            "COUNTERSIGN_MEDIA_DIRECTORY");

    @Test
    void compose_points_the_application_at_every_part() throws IOException {
        Map<?, ?> application = service("countersign");
        assertThat(((Map<?, ?>) application.get("environment")).keySet()).isEqualTo(SETTINGS);
    }

    @Test
    void compose_chooses_no_password_for_anyone() throws IOException {
        for (Object service : services().values()) {
            Object environment = ((Map<?, ?>) service).get("environment");
            if (environment instanceof Map<?, ?> variables) {
                variables.forEach((name, value) -> {
                    if (name.toString().matches(".*(PASSWORD|SECRET)")) {
                        assertThat(value.toString()).as(name.toString()).matches("\\$\\{[A-Z_]+:\\?.+}");
                    }
                });
            }
        }
    }

    @Test
    void compose_lets_Keycloak_import_the_realm_with_all_its_secrets_set() throws IOException {
        String realm = Files.readString(Path.of("../keycloak/countersign-realm.json"));
        Map<?, ?> environment = (Map<?, ?>) service("keycloak").get("environment");
        Pattern.compile("\\$\\{([A-Z_]+):")
                .matcher(realm)
                .results()
                .forEach(placeholder -> assertThat(environment.containsKey(placeholder.group(1)))
                        .as(placeholder.group(1))
                        .isTrue());
        assertThat((List<?>) service("keycloak").get("volumes"))
                .anyMatch(volume -> volume.toString().startsWith("../keycloak/countersign-realm.json:"));
    }

    @Test
    void Kubernetes_points_the_application_at_every_part() throws IOException {
        List<Map<?, ?>> documents = documents();
        Set<Object> set = new HashSet<>();
        set.addAll(((Map<?, ?>) of(documents, "ConfigMap").get("data")).keySet());
        set.add("COUNTERSIGN_POSTGRES_PASSWORD");
        set.add("COUNTERSIGN_PAGE_SECRET");
        set.add("COUNTERSIGN_ADMIN_SECRET");
        assertThat(set).isEqualTo(SETTINGS);
        assertThat(of(documents, "Deployment").toString())
                .contains("secretKeyRef={name=countersign, key=postgres-password}")
                .contains("secretKeyRef={name=countersign, key=page-secret}")
                .contains("secretKeyRef={name=countersign, key=admin-secret}");
    }

    private static Map<?, ?> service(String name) throws IOException {
        return (Map<?, ?>) services().get(name);
    }

    private static Map<?, ?> services() throws IOException {
        Map<?, ?> file = yaml().load(Files.readString(COMPOSE));
        return (Map<?, ?>) file.get("services");
    }

    private static List<Map<?, ?>> documents() throws IOException {
        Iterable<Object> all = yaml().loadAll(Files.readString(KUBERNETES));
        return StreamSupport.stream(all.spliterator(), false)
                .<Map<?, ?>>map(document -> (Map<?, ?>) document)
                .toList();
    }

    private static Map<?, ?> of(List<Map<?, ?>> documents, String kind) {
        return documents.stream()
                .filter(document -> kind.equals(document.get("kind")))
                .findFirst()
                .orElseThrow();
    }

    private static Yaml yaml() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }
}
