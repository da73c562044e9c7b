package io.countersign.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.api.command.RunningSystem;
import io.countersign.api.demo.ApiClient;
import io.countersign.api.demo.DemoRealm;
import io.countersign.api.demo.SignIn;
import io.countersign.api.testing.NodeTests;
import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.PartName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page as it was built; without it, by -DskipUi, there is nothing to test. */
@EnabledIf("isBuilt")
class PageTest {
    private static final Path UI = Path.of("ui");

    @TempDir
    static Path data;

    private static RunningSystem system;
    private final HttpClient http = HttpClient.newHttpClient();

    static boolean isBuilt() {
        return new ClassPathResource("static/index.html").exists();
    }

    @BeforeAll
    static void start() throws Exception {
        system = RunningSystem.start(LocalSettings.only(data, PartName.values()), 0, progress -> {});
        ApiClient owner = as("meridian-owner-1");
        for (PageJob job :
                List.of(SeriesJob.make(), ImageJob.make(), TextJob.make(), TableJob.make(), ImageJob.crowded())) {
            job.open(owner);
        }
        ApiClient annotator = as("east-annotator-1");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> annotator.get("/api/v1/tasks/queue").get("items").size() >= 2);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    private static ApiClient as(String username) throws IOException, InterruptedException {
        String token = new SignIn(system.addresses().issuerUri()).token(username, new DemoRealm().password(username));
        return new ApiClient(HttpClient.newHttpClient(), system.api(), token);
    }

    @Test
    void does_what_people_ask_of_it_in_a_browser() throws Exception {
        NodeTests.run("browser", system.api(), Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/", "/favicon.svg"})
    void lets_its_files_be_kept(String prefix) throws Exception {
        String path = prefix.equals("/assets/") ? entry() : prefix;
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                .contains(prefix.equals("/assets/") ? "immutable" : "max-age=86400");
    }

    /** The file with the page's own script: its name changes with what is in it. */
    private static String entry() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/ui/static/assets"))) {
            return files.map(file -> "/assets/" + file.getFileName())
                    .filter(name -> name.matches("/assets/index-.*\\.js"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void has_no_file_of_a_name_that_was_not_built() throws Exception {
        assertThat(get("/assets/index-0.js").statusCode()).isEqualTo(404);
    }

    /** The client in the page is generated from it. Take target/openapi.json over where this fails. */
    @Test
    void calls_the_api_as_its_document_says() throws Exception {
        JsonNode served = JsonMapper.shared().readTree(get("/v3/api-docs").body());
        TreeMap<String, Object> now = sorted(served);
        now.put("servers", java.util.List.of(Map.of("url", "/")));
        JsonMapper pretty = JsonMapper.builder()
                .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
                .enable(tools.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        Files.writeString(Path.of("target", "openapi.json"), pretty.writeValueAsString(now) + "\n");
        assertThat(JsonMapper.shared().readTree(Files.readString(UI.resolve("src/api/openapi.json"))))
                .isEqualTo(JsonMapper.shared().valueToTree(now));
    }

    @SuppressWarnings("unchecked")
    private static TreeMap<String, Object> sorted(JsonNode document) {
        return new TreeMap<>(JsonMapper.shared().treeToValue(document, Map.class));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI at = system.api().resolve(path);
        return http.send(HttpRequest.newBuilder(at).build(), HttpResponse.BodyHandlers.ofString());
    }
}
