package io.countersign.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
            "COUNTERSIGN_MEDIA_DIRECTORY",
            "COUNTERSIGN_RELEASES_DIRECTORY",
            "COUNTERSIGN_KEYS_DIRECTORY");
    private static final Pattern SETTING = Pattern.compile("countersign(\\.[a-z][a-z-]*)+");
    private static final String PORT = "18080";

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

    @Test
    void every_setting_is_one_that_the_application_reads() throws IOException {
        Set<String> read = new HashSet<>();
        for (String module : List.of("../../api", "../../workers", "../../search", ".")) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src/main"))) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|yaml)"))
                        .toList()) {
                    SETTING.matcher(Files.readString(file))
                            .results()
                            .map(found -> found.group().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                            .forEach(read::add);
                }
            }
        }
        assertThat(SETTINGS)
                .allMatch(setting -> read.contains(setting)
                        // Of a record of settings the prefix alone is named.
                        || read.contains(setting.substring(0, setting.lastIndexOf('_'))));
    }

    @Test
    void ports_volumes_and_names_fit_together() throws IOException {
        assertThat(Files.readString(Path.of("../../api/src/main/resources/application.yaml")))
                .contains("port: ${countersign.http.port:" + PORT + "}");
        assertThat(Files.readString(Path.of("../compose/Dockerfile"))).contains("EXPOSE " + PORT);
        assertThat((List<?>) service("countersign").get("ports")).isEqualTo(List.of("127.0.0.1:" + PORT + ":" + PORT));
        Set<Object> volumes = new HashSet<>(((Map<?, ?>) compose().get("volumes")).keySet());
        for (Object service : services().values()) {
            if (((Map<?, ?>) service).get("volumes") instanceof List<?> mounted) {
                assertThat(mounted).allMatch(volume -> {
                    String source = volume.toString().split(":")[0];
                    return volumes.contains(source) || Files.exists(COMPOSE.resolveSibling(source));
                });
            }
            if (((Map<?, ?>) service).get("depends_on") instanceof Map<?, ?> others) {
                assertThat(services().keySet().containsAll(others.keySet())).isTrue();
            }
        }

        List<Map<?, ?>> documents = documents();
        Map<?, ?> template = in(of(documents, "Deployment"), "spec", "template");
        Map<?, ?> container = (Map<?, ?>) ((List<?>) in(template, "spec").get("containers")).get(0);
        Integer port = Integer.valueOf(PORT);
        assertThat((List<?>) container.get("ports")).isEqualTo(List.of(Map.of("containerPort", port)));
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            assertThat(in(container, probe, "httpGet").get("port")).as(probe).isEqualTo(port);
        }
        Map<?, ?> service = in(of(documents, "Service"), "spec");
        assertThat(((Map<?, ?>) ((List<?>) service.get("ports")).get(0)).get("targetPort"))
                .isEqualTo(port);
        assertThat(service.get("selector")).isEqualTo(in(template, "metadata").get("labels"));
        assertThat(in(of(documents, "Deployment"), "spec", "selector").get("matchLabels"))
                .isEqualTo(in(template, "metadata").get("labels"));
        assertThat(names(container.get("volumeMounts")))
                .containsExactlyInAnyOrderElementsOf(names(in(template, "spec").get("volumes")));
        Map<?, ?> settings = (Map<?, ?>) of(documents, "ConfigMap").get("data");
        assertThat(List.of("MEDIA", "RELEASES", "KEYS"))
                .allMatch(name -> settings.get("COUNTERSIGN_" + name + "_DIRECTORY")
                        .toString()
                        .startsWith("/data/"));
    }

    private static List<Object> names(Object list) {
        return ((List<?>) list)
                .stream().<Object>map(one -> ((Map<?, ?>) one).get("name")).toList();
    }

    private static Map<?, ?> in(Map<?, ?> outer, String... path) {
        Map<?, ?> here = outer;
        for (String name : path) {
            here = (Map<?, ?>) here.get(name);
        }
        return here;
    }

    private static Map<?, ?> service(String name) throws IOException {
        return (Map<?, ?>) services().get(name);
    }

    private static Map<?, ?> services() throws IOException {
        return (Map<?, ?>) compose().get("services");
    }

    private static Map<?, ?> compose() throws IOException {
        return yaml().load(Files.readString(COMPOSE));
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
