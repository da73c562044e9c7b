package io.countersign.infra.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoresTest {
    @TempDir
    static Path data;

    static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(
                LocalSettings.only(data, PartName.POSTGRES, PartName.KAFKA, PartName.ELASTICSEARCH),
                step -> System.out.println(step.line(java.util.Locale.ENGLISH)));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Nested
    class Postgres {
        @ParameterizedTest
        @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
        void guarantees_what_it_has_committed(String setting) throws Exception {
            assertThat(query("show " + setting)).isEqualTo("on");
        }

        @Test
        void listens_on_loopback_alone() throws Exception {
            assertThat(query("show listen_addresses")).isEqualTo("127.0.0.1");
        }

        @Test
        void refuses_who_does_not_know_the_password() {
            String url = stack.addresses().jdbcUrl();
            assertThatThrownBy(() ->
                            DriverManager.getConnection(url, stack.addresses().user(), "guess"))
                    .hasMessageContaining("password authentication failed");
        }

        @Test
        void stores_Chinese_text() throws Exception {
            assertThat(query("select upper('Ä标注')")).isEqualTo("Ä标注");
        }

        private String query(String sql) throws Exception {
            Addresses at = stack.addresses();
            try (Connection connection = DriverManager.getConnection(at.jdbcUrl(), at.user(), at.password());
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Nested
    class Kafka {
        @Test
        void creates_a_topic_that_is_asked_for_and_no_other() throws Exception {
            Map<String, Object> at =
                    Map.of("bootstrap.servers", stack.addresses().kafkaBootstrapServers());
            try (Admin admin = Admin.create(at)) {
                admin.createTopics(List.of(new NewTopic("asked-for", 2, (short) 1)))
                        .all()
                        .get();
                assertThat(admin.listTopics().names().get()).containsExactly("asked-for");
                assertThatThrownBy(() -> admin.describeTopics(List.of("not-asked-for"))
                                .allTopicNames()
                                .get())
                        .hasMessageContaining("does not host this topic-partition");
            }
        }
    }

    @Nested
    class Elasticsearch {
        private final HttpClient client = HttpClient.newHttpClient();

        @Test
        void tells_its_version_at_the_root() throws Exception {
            String body = get("/");
            assertThat(body).contains("\"number\":\"8.19.21\"").contains("\"cluster_name\":\"countersign\"");
        }

        @Test
        void finds_what_was_indexed() throws Exception {
            URI document = stack.addresses().elasticsearchUrl().resolve("/labels/_doc/1?refresh=true");
            HttpRequest put = HttpRequest.newBuilder(document)
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{\"text\":\"bearing temperature\"}"))
                    .build();
            assertThat(client.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
            assertThat(get("/labels/_count?q=text:bearing")).contains("\"count\":1");
        }

        private String get(String path) throws Exception {
            URI at = stack.addresses().elasticsearchUrl().resolve(path);
            return client.send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void a_second_stack_on_the_same_data_is_refused_by_the_name_of_the_first() {
        assertThatThrownBy(() -> LocalStack.start(LocalSettings.only(data, PartName.POSTGRES), step -> {}))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining(
                        "in use by process " + ProcessHandle.current().pid())
                .hasMessageContaining("--data");
    }
}
