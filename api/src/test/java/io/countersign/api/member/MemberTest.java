package io.countersign.api.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.countersign.api.demo.SignIn;
import io.countersign.api.testing.Browser;
import io.countersign.api.testing.Caller;
import io.countersign.api.testing.TestSystem;
import io.countersign.audit.WholeTopic;
import io.countersign.proof.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With the embedded issuer. */
class MemberTest extends MemberContract {
    private static final TestSystem SYSTEM = TestSystem.shared();
    private static final String WEST_ANNOTATOR_1 = "6503ecd9-1d09-5ab8-afec-0be6dc502e42";

    @Override
    protected URI api() {
        return SYSTEM.api();
    }

    @Override
    protected JdbcClient database() {
        return SYSTEM.get(JdbcClient.class);
    }

    @Override
    protected String token(String username) {
        try {
            return new SignIn(SYSTEM.running().addresses().issuerUri()).token(username, "countersign-demo");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void sign_in_with_the_password_that_they_were_given_and_are_kept_on_disk() throws Exception {
        var admin = SYSTEM.person("supplier-west", "boss", "org-admin");
        String mail = "first-" + UUID.randomUUID() + "@supplier-west.example";
        String id = admin.post(
                        "/api/v1/members",
                        Map.of(
                                "firstName", "Ada",
                                "lastName", "Lim",
                                "mail", mail,
                                "language", "en",
                                "roles", List.of("annotator")))
                .body()
                .get("id")
                .asString();
        var given = admin.post("/api/v1/members/" + id + "/password");
        assertThat(given.header("Cache-Control")).isEqualTo("no-store");
        String password = given.body().get("password").asString();
        Browser browser = new Browser();
        Browser.Shown back = browser.submit(
                browser.open(api().resolve("/sign-in?to=/signed-out")), Map.of("username", mail, "password", password));
        assertThat(back.at()).isEqualTo(api().resolve("/signed-out"));
        assertThat(browser.script("GET", api().resolve("/api/v1/me"), null).body())
                .contains("Ada Lim")
                .contains("supplier-west")
                .contains(id);
        assertThat(Files.readString(SYSTEM.data().resolve("issuer/accounts.json")))
                .contains(mail)
                .doesNotContain(password);
    }

    @Test
    void whose_password_is_guessed_are_told_of_by_number_until_they_are_locked_out() throws Exception {
        var admin = SYSTEM.person("supplier-west", "boss", "org-admin");
        String mail = "guessed-" + UUID.randomUUID() + "@supplier-west.example";
        String id = admin.post(
                        "/api/v1/members",
                        Map.of(
                                "firstName", "Bo",
                                "lastName", "Ho",
                                "mail", mail,
                                "language", "en",
                                "roles", List.of("annotator")))
                .body()
                .get("id")
                .asString();
        admin.post("/api/v1/members/" + id + "/password").is(200);
        Browser browser = new Browser();
        for (int guess = 0; guess < 7; guess++) {
            browser.submit(
                    browser.open(api().resolve("/sign-in?to=/signed-out")),
                    Map.of("username", mail, "password", "guess " + guess));
        }
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(failures(id, "person.sign-in-failed", "invalid_user_credentials"))
                    .isEqualTo(5);
            assertThat(failures(id, "person.sign-in-failed", "user_temporarily_disabled"))
                    .isEqualTo(2);
            assertThat(failures(id, "person.locked-out", "")).isEqualTo(1);
        });
        assertThat(database()
                        .sql("select distinct stream from event where subject_id = ? and action like 'person.%'")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("organisation:supplier-west");
    }

    private long failures(String id, String action, String rule) {
        return database()
                .sql("""
                        select coalesce(sum(cast(changed ->> 'count' as int)), 0) from event
                        where subject_id = :id and action = :action and coalesce(changed ->> 'rule', '') = :rule""")
                .param("id", id)
                .param("action", action)
                .param("rule", rule)
                .query(Long.class)
                .single();
    }

    @Test
    void who_are_erased_leave_what_they_did_and_nothing_that_tells_who_they_were() throws Exception {
        Caller admin = SYSTEM.person("supplier-west", "boss", "org-admin");
        String name = "Ouyang" + UUID.randomUUID().toString().substring(0, 8);
        String mail = name.toLowerCase(java.util.Locale.ROOT) + "@supplier-west.example";
        String id = admin.with("Idempotency-Key", "invitation " + UUID.randomUUID())
                .post(
                        "/api/v1/members",
                        Map.of(
                                "firstName",
                                "Xiu",
                                "lastName",
                                name,
                                "mail",
                                mail,
                                "language",
                                "en",
                                "roles",
                                List.of("annotator")))
                .body()
                .get("id")
                .asString();
        String password = admin.post("/api/v1/members/" + id + "/password")
                .body()
                .get("password")
                .asString();
        Browser browser = new Browser();
        browser.submit(
                browser.open(api().resolve("/sign-in?to=/signed-out")), Map.of("username", mail, "password", password));
        Caller person =
                new Caller(api(), new SignIn(SYSTEM.running().addresses().issuerUri()).token(mail, password));
        person.post("/api/v1/tasks/filters", Map.of("name", "mine", "address", "kind=annotate", "shared", true))
                .is(200);
        person.get("/api/v1/history").isProblem(403, "refused");
        assertThat(places(mail)).contains("public.person.username", "public.page_session_attributes.attribute_bytes");
        assertThat(places(name)).contains("public.idempotency_key.response");

        admin.post("/api/v1/members/" + id + "/erase", Map.of("reason", "left, and asked for it"))
                .is(204);
        person.get("/api/v1/me").isProblem(401, "unauthenticated");

        assertThat(places(mail)).isEmpty();
        assertThat(places(name)).isEmpty();
        assertThat(SYSTEM.get(Verifier.class).verify().faults()).isEmpty();
        assertThat(Files.readString(SYSTEM.data().resolve("issuer/accounts.json")))
                .contains(id)
                .doesNotContain(mail, name);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(found(id)).contains("access.refused"));
        assertThat(found(id)).doesNotContain(mail, name);
        List<String> published = new ArrayList<>();
        WholeTopic.read(
                SYSTEM.running().addresses().kafkaBootstrapServers(),
                "countersign.events",
                new StringDeserializer(),
                batch -> batch.forEach(record -> published.add(record.value())));
        assertThat(published).anyMatch(event -> event.contains(id)).noneMatch(event -> event.contains(name));
    }

    /** What the search indices have of a person. */
    private static String found(String subject) throws IOException {
        return SYSTEM
                .get(ElasticsearchClient.class)
                .search(
                        search -> search.index("countersign-*")
                                .size(100)
                                .query(query -> query.multiMatch(
                                        match -> match.query(subject).fields("*"))),
                        Map.class)
                .hits()
                .hits()
                .stream()
                .map(hit -> String.valueOf(hit.source()))
                .collect(Collectors.joining());
    }

    /** The columns in which a text stands, of all that this database keeps. */
    private List<String> places(String text) {
        return database().sql("""
                        select c.table_schema || '.' || c.table_name || '.' || c.column_name
                        from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        cross join lateral (select xpath('/row/n/text()', query_to_xml(format(
                            'select count(*) n from %I.%I where position(%L in %s) > 0', c.table_schema, c.table_name, cast(:text as text),
                            case when c.data_type = 'bytea' then format('encode(%I, ''escape'')', c.column_name)
                                 else format('%I::text', c.column_name) end), false, true, ''))) found(n)
                        where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
                          and c.data_type in ('text', 'character varying', 'character', 'jsonb', 'json', 'bytea', 'ARRAY')
                          and found.n[1]::text <> '0'""").param("text", text).query(String.class).list();
    }

    @Test
    void who_are_disabled_here_alone_are_not_signed_in_and_that_is_kept() {
        JdbcClient database = database();
        database.sql("""
                insert into member (subject, organisation, skills, disabled, revision, changed_at)
                select :id, 'supplier-west', '{}', true, 1, now()
                on conflict (subject) do update set disabled = true""").param("id", WEST_ANNOTATOR_1).update();
        try {
            Browser.Shown shown = signIn(new Browser(), "west-annotator-1");
            assertThat(shown.at()).isEqualTo(api().resolve("/signed-out?failed"));
            assertThat(database.sql(
                                    "select count(*) from event where action = 'person.sign-in-refused' and subject_id = ?")
                            .param(WEST_ANNOTATOR_1)
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        } finally {
            database.sql("update member set disabled = false where subject = ?")
                    .param(WEST_ANNOTATOR_1)
                    .update();
        }
    }
}
