package io.countersign.api.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.api.demo.SignIn;
import io.countersign.api.testing.Browser;
import io.countersign.api.testing.TestSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
