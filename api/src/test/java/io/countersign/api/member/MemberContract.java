package io.countersign.api.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.api.testing.Answer;
import io.countersign.api.testing.Browser;
import io.countersign.api.testing.Caller;
import io.countersign.api.testing.Jobs;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What an organisation's admin does with its people: the same whichever issuer keeps them. */
public abstract class MemberContract {
    private static final String MEMBERS = "/api/v1/members";
    private static final String PASSWORD = "countersign-demo";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    protected abstract URI api();

    protected abstract JdbcClient database();

    /** An access token of a person of the realm, as the issuer gives it. */
    protected abstract String token(String username);

    private Caller as(String username) {
        return new Caller(api(), token(username));
    }

    @Test
    void are_listed_a_page_at_a_time_each_once() {
        Caller admin = as("east-org-admin-1");
        List<String> names = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = admin.get(MEMBERS + "?limit=4&cursor=" + next).body();
            assertThat(page.get("items").size()).isLessThanOrEqualTo(4);
            page.get("items").forEach(member -> names.add(member.get("username").asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        assertThat(names)
                .isSorted()
                .doesNotHaveDuplicates()
                .contains("east-annotator-1", "east-reviewer-2", "east-org-admin-1")
                .noneMatch(name -> name.startsWith("west-") || name.startsWith("meridian-"));
    }

    @Test
    void are_found_by_words_and_programs_are_not_among_them() {
        JsonNode found = as("meridian-org-admin-1")
                .get(MEMBERS + "?search=INSPECTOR")
                .body()
                .get("items");
        assertThat(found.valueStream().map(member -> member.get("username").asString()))
                .containsExactly("meridian-inspector-1", "meridian-inspector-2");
        assertThat(found.get(0).get("roles").valueStream().map(JsonNode::asString))
                .containsExactly("inspector");
        assertThat(found.get(0).get("mail").asString()).isEqualTo("meridian-inspector-1@meridian.example");
        assertThat(as("meridian-org-admin-1")
                        .get(MEMBERS + "?limit=50")
                        .body()
                        .get("items")
                        .valueStream()
                        .map(member -> member.get("username").asString()))
                .noneMatch(name -> name.startsWith("service-account"));
    }

    @Test
    void are_invited_once_however_often_it_is_asked() {
        Caller admin = as("west-org-admin-1");
        String mail = "new-" + UUID.randomUUID() + "@supplier-west.example";
        Map<String, Object> invitation = invitation(mail, "annotator", "reviewer");
        Caller keyed = admin.with("Idempotency-Key", mail);
        Answer first = keyed.post(MEMBERS, invitation).is(201);
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        String id = first.json().get("id").asString();
        assertThat(first.header("Location")).endsWith(MEMBERS + "/" + id);
        assertThat(keyed.post(MEMBERS, invitation).is(201).json()).isEqualTo(first.json());
        JsonNode member = admin.get(MEMBERS + "/" + id).body();
        assertThat(member.get("username").asString()).isEqualTo(mail);
        assertThat(member.get("language").asString()).isEqualTo("zh-CN");
        assertThat(member.get("enabled").asBoolean()).isTrue();
        assertThat(member.get("roles").valueStream().map(JsonNode::asString)).containsExactly("annotator", "reviewer");
        assertThat(member.get("skills").valueStream().map(JsonNode::asString)).containsExactly("weld seams");
        assertThat(events(id)).containsExactly("member.invited");
        as("east-org-admin-1").get(MEMBERS + "/" + id).isProblem(404, "not-found");
    }

    /** A crash between the account and our commit leaves an account that nobody can use, and that is taken up again. */
    @Test
    void whose_invitation_was_broken_off_are_invited_again() {
        Caller admin = as("west-org-admin-1");
        String mail = "broken-" + UUID.randomUUID() + "@supplier-west.example";
        String id = admin.post(MEMBERS, invitation(mail, "annotator"))
                .body()
                .get("id")
                .asString();
        assertThat(admin.post(MEMBERS, invitation(mail, "annotator"))
                        .body()
                        .get("id")
                        .asString())
                .isEqualTo(id);
        admin.post(MEMBERS + "/" + id + "/password").is(200);
        assertThat(admin.post(MEMBERS, invitation(mail, "annotator"))
                        .isProblem(400, "invalid")
                        .fields())
                .containsExactly("mail");
    }

    @Test
    void may_not_be_given_what_a_supplier_does_not_do() {
        Answer answer = as("east-org-admin-1")
                .with("Accept-Language", "zh-CN")
                .post(
                        MEMBERS,
                        Map.of(
                                "firstName", "",
                                "lastName", "Tan",
                                "mail", "nobody",
                                "language", "fr",
                                "roles", List.of("annotator", "job-owner"),
                                "skills", List.of("<b>")))
                .isProblem(400, "invalid");
        assertThat(answer.fields()).containsExactly("firstName", "mail", "language", "roles", "skills[0]");
        assertThat(answer.text()).contains("在供应商组织中不能包含 job-owner");
        as("east-org-admin-1")
                .post(MEMBERS, invitation("east-annotator-1@supplier-east.example", "annotator"))
                .isProblem(400, "invalid");
    }

    @Test
    void are_changed_by_whoever_has_seen_the_latest() {
        Caller admin = as("west-org-admin-1");
        String mail = "changed-" + UUID.randomUUID() + "@supplier-west.example";
        String id = admin.post(MEMBERS, invitation(mail, "annotator"))
                .body()
                .get("id")
                .asString();
        Map<String, Object> wanted =
                Map.of("roles", List.of("reviewer"), "skills", List.of("CT", "焊缝"), "language", "en");
        admin.put(MEMBERS + "/" + id, wanted).isProblem(428, "precondition-required");
        JsonNode changed =
                admin.with("If-Match", "\"1\"").put(MEMBERS + "/" + id, wanted).body();
        assertThat(changed.get("roles").valueStream().map(JsonNode::asString)).containsExactly("reviewer");
        assertThat(changed.get("skills").valueStream().map(JsonNode::asString)).containsExactly("CT", "焊缝");
        assertThat(changed.get("language").asString()).isEqualTo("en");
        admin.with("If-Match", "\"1\"").put(MEMBERS + "/" + id, wanted).isProblem(412, "stale");
        assertThat(events(id)).containsExactly("member.invited", "member.changed");
    }

    @Test
    void do_not_lock_themselves_out() {
        Caller admin = as("east-org-admin-1");
        JsonNode own = admin.get(MEMBERS + "?search=east-org-admin-1")
                .body()
                .get("items")
                .get(0);
        String self = MEMBERS + "/" + own.get("id").asString();
        assertThat(admin.post(self + "/disable", Map.of("reason", "tired"))
                        .isProblem(403, "refused")
                        .json()
                        .get("rule")
                        .asString())
                .isEqualTo("own-account");
        admin.with("If-Match", "\"" + own.get("revision").asInt() + "\"")
                .put(self, Map.of("roles", List.of(), "skills", List.of()))
                .isProblem(403, "refused");
    }

    @Test
    void who_are_disabled_lose_their_sessions_tokens_and_tasks_until_they_are_enabled() {
        Caller admin = as("east-org-admin-1");
        String username = "east-annotator-4";
        String token = token(username);
        Caller person = new Caller(api(), token);
        String id = person.get("/api/v1/me").body().get("subject").asString();
        Browser browser = new Browser();
        assertThat(signIn(browser, username).at()).isEqualTo(api().resolve("/signed-out"));
        long task = taken(person);

        Answer disabled = admin.post(MEMBERS + "/" + id + "/disable", Map.of("reason", "left the company"))
                .is(200);
        assertThat(disabled.json().get("enabled").asBoolean()).isFalse();
        assertThat(disabled.header("ETag")).isNotEqualTo("");
        Answer refused = person.get("/api/v1/me").isProblem(401, "unauthenticated");
        assertThat(refused.text()).contains("disabled");
        assertThat(browser.script("GET", api().resolve("/api/v1/me"), null).statusCode())
                .isEqualTo(401);
        assertThat(signIn(new Browser(), username).at().getPath()).isNotEqualTo("/signed-out");
        assertThat(database()
                        .sql("select state from task where id = ?")
                        .param(task)
                        .query(String.class)
                        .single())
                .isEqualTo("OPEN");
        long events = events(id).size();
        admin.post(MEMBERS + "/" + id + "/disable", Map.of("reason", "left the company"))
                .is(200);
        assertThat(events(id)).hasSize((int) events);

        assertThat(admin.post(MEMBERS + "/" + id + "/enable")
                        .body()
                        .get("enabled")
                        .asBoolean())
                .isTrue();
        assertThat(as(username).get("/api/v1/me").status()).isEqualTo(200);
        assertThat(events(id)).containsSubsequence("member.disabled", "member.enabled");
        assertThat(database()
                        .sql("select reason from event where action = 'member.disabled' and subject_id = ? limit 1")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("left the company");
    }

    @Test
    void who_are_erased_have_no_account_and_can_be_erased_again() {
        Caller admin = as("west-org-admin-1");
        String mail = "gone-" + UUID.randomUUID() + "@supplier-west.example";
        String id = admin.post(MEMBERS, invitation(mail, "annotator"))
                .body()
                .get("id")
                .asString();
        Map<String, String> reason = Map.of("reason", "left, and asked for it");
        String erase = MEMBERS + "/" + id + "/erase";
        as("east-org-admin-1").post(erase, reason).isProblem(404, "not-found");
        admin.post(erase).isProblem(400, "invalid");
        assertThat(admin.post(erase, Map.of("reason", "as " + mail + " wished"))
                        .isProblem(400, "invalid")
                        .fields())
                .containsExactly("reason");
        admin.post(erase, reason).is(204);
        admin.post(erase, reason).is(204);
        admin.get(MEMBERS + "/" + id).isProblem(404, "not-found");
        assertThat(admin.get(MEMBERS + "?search=" + mail).body().get("items").size())
                .isZero();
        assertThat(events(id)).containsExactly("member.invited", "member.erased");
    }

    private long taken(Caller annotator) {
        Jobs.running(as("meridian-owner-1"), 1);
        return await().atMost(PATIENCE)
                .until(() -> annotator.post("/api/v1/tasks/next"), answer -> answer.status() == 200)
                .json()
                .get("id")
                .asLong();
    }

    /** Keycloak asks for the name and the password on a page each. */
    protected Browser.Shown signIn(Browser browser, String username) {
        Map<String, String> fields = Map.of("username", username, "password", PASSWORD);
        Browser.Shown shown = browser.submit(browser.open(api().resolve("/sign-in?to=/signed-out")), fields);
        boolean second = !shown.at().equals(api().resolve("/signed-out"))
                && shown.document().selectFirst("input[type=password]") != null
                && shown.document().selectFirst("p.failed") == null;
        return second ? browser.submit(shown, fields) : shown;
    }

    private static Map<String, Object> invitation(String mail, String... roles) {
        return Map.of(
                "firstName",
                "小明",
                "lastName",
                "王",
                "mail",
                mail,
                "language",
                "zh-CN",
                "roles",
                List.of(roles),
                "skills",
                List.of("weld seams"));
    }

    private List<String> events(String id) {
        return database()
                .sql("select action from event where subject_id = ? and action like 'member.%' order by seq")
                .param(id)
                .query(String.class)
                .list();
    }
}
