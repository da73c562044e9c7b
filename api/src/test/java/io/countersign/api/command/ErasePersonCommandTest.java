package io.countersign.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.api.testing.Caller;
import io.countersign.api.testing.TestSystem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An org-admin at a shell. */
class ErasePersonCommandTest {
    private static final TestSystem SYSTEM = TestSystem.shared();
    private static final Caller ADMIN = SYSTEM.person("supplier-west", "shell-boss", "org-admin");

    private static String invited(String mail) {
        return ADMIN.with("Idempotency-Key", mail)
                .post(
                        "/api/v1/members",
                        Map.of(
                                "firstName", "Lin",
                                "lastName", "Qiao",
                                "mail", mail,
                                "language", "en",
                                "roles", List.of("annotator")))
                .body()
                .get("id")
                .asString();
    }

    private static Shell.Ran erase(String id, String reason) {
        return Shell.run("erase-person", id, "--reason", reason, "--user", "west-org-admin-1");
    }

    @Test
    void erases_a_person_of_the_own_organisation_and_may_be_repeated() {
        String id = invited("shell-" + UUID.randomUUID() + "@supplier-west.example");
        for (int i = 0; i < 2; i++) {
            Shell.Ran ran = erase(id, "left, and asked for it");
            assertThat(ran.err()).isEmpty();
            assertThat(ran.exit()).isZero();
            assertThat(ran.out()).contains("erased: " + id);
        }
        ADMIN.get("/api/v1/members/" + id).isProblem(404, "not-found");
    }

    @Test
    void says_why_not_and_changes_nothing() {
        String mail = "shell-" + UUID.randomUUID() + "@supplier-west.example";
        String id = invited(mail);
        assertThat(erase("nobody-" + id, "left").exit()).isEqualTo(2);
        assertThat(erase(id, "as " + mail + " wished").err()).contains("400", "names the person");
        assertThat(Shell.run("erase-person", id, "--reason", "left", "--user", "east-org-admin-1")
                        .err())
                .contains("404");
        assertThat(Shell.run("erase-person", id, "--user", "west-org-admin-1").exit())
                .isEqualTo(2);
        ADMIN.get("/api/v1/members/" + id).is(200);
    }
}
