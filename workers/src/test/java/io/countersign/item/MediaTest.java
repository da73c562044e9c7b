package io.countersign.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.problem.NotFound;
import io.countersign.processes.Role;
import io.countersign.testing.Domain;
import io.countersign.testing.Seed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTest {
    private static final Domain domain = new Domain();
    private final Media media = domain.get(Media.class);
    private final MediaStore store = domain.get(MediaStore.class);
    private final MediaLinks links = domain.get(MediaLinks.class);

    @AfterAll
    static void close() {
        domain.close();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    @Nested
    class Content {
        @Test
        void is_found_again_under_its_sha_256() throws IOException {
            Media.Description stored = media.upload(Seed.OWNER, bytes("abc"));
            assertThat(stored.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
            assertThat(stored.bytes()).isEqualTo(3);
            try (InputStream content = media.open(stored.sha256())) {
                assertThat(content).hasContent("abc");
            }
        }

        @Test
        void is_stored_and_told_of_once() {
            String sha256 = media.upload(Seed.OWNER, bytes("twice")).sha256();
            assertThat(media.upload(Seed.OWNER, bytes("twice")).sha256()).isEqualTo(sha256);
            assertThat(domain.jdbc()
                            .sql("select count(*) from event where action = 'media.stored' and subject_id = :id")
                            .param("id", sha256)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }

        @Test
        void is_new_to_each_organisation_that_brings_it() {
            String sha256 = media.upload(Seed.OWNER, bytes("shared")).sha256();
            media.upload(Seed.person("east-owner", "supplier-east", Role.JOB_OWNER), bytes("shared"));
            assertThat(domain.jdbc()
                            .sql(
                                    "select stream from event where action = 'media.stored' and subject_id = :id order by seq")
                            .param("id", sha256)
                            .query(String.class)
                            .list())
                    .containsExactly("organisation:meridian", "organisation:supplier-east");
        }

        @Test
        void is_gone_where_its_batch_was_not_kept() throws IOException {
            String sha256;
            try (MediaStore.Batch batch = store.begin()) {
                sha256 = batch.add(bytes("on second thoughts"), 100).sha256();
            }
            assertThat(store.holds(sha256)).isFalse();
        }

        @Test
        void may_not_be_longer_than_allowed() throws IOException {
            try (MediaStore.Batch batch = store.begin()) {
                assertThat(batch.add(bytes("1234"), 4).bytes()).isEqualTo(4);
                assertThatThrownBy(() -> batch.add(bytes("12345"), 4)).isInstanceOf(MediaStore.TooLarge.class);
            }
        }

        @Test
        void is_asked_for_by_digest_only() {
            assertThatThrownBy(() -> store.open("../../etc/passwd")).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> store.open("0".repeat(64))).isInstanceOf(NotFound.class);
        }

        @Test
        void is_brought_by_job_owners() {
            assertThatThrownBy(() -> media.upload(Seed.person("a", "meridian", Role.ANNOTATOR), bytes("x")))
                    .isInstanceOf(Refused.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'<svg xmlns=\"http://www.w3.org/2000/svg\"/>', image/svg+xml, false",
        "'<?xml version=\"1.0\"?><svg/>', image/svg+xml, false",
        "'  <!DOCTYPE html><p>', text/html, false",
        "'hello <script>alert(1)</script>', text/html, false",
        "'the pump is loud', text/plain, true",
        "'%PDF-1.7', application/pdf, false"
    })
    void type_is_told_from_the_content(String content, String type, boolean passive) {
        assertThat(ContentTypes.of(content.getBytes(UTF_8))).isEqualTo(type);
        assertThat(Media.isPassive(type)).isEqualTo(passive);
    }

    @Nested
    class A_signed_address {
        private static final String SHA256 = "a".repeat(64);

        private String token(String path) {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        private final Actor.Person person = new Actor.Person("s|1", "s", "s", "supplier-east", Set.of());

        @Test
        void says_who_may_fetch_what() {
            MediaLinks.Right right = links.read(token(links.path(person, 5L, 7, 9, SHA256)));
            assertThat(right)
                    .isEqualTo(new MediaLinks.Right(
                            new MediaLinks.Bearer("s|1", "supplier-east"),
                            5L,
                            7,
                            9,
                            SHA256,
                            domain.clock().instant().plus(Duration.ofMinutes(5))));
            assertThat(right.bearer().is(person)).isTrue();
            assertThat(right.bearer().is(new Actor.Person("s|1", "s", "s", "supplier-west", Set.of())))
                    .isFalse();
        }

        @Test
        void of_a_model_names_nobody() {
            MediaLinks.Right right = links.read(token(links.pathForModel(7, 9, SHA256)));
            assertThat(right.bearer()).isNull();
            assertThat(right.taskId()).isNull();
        }

        @Test
        void ends() {
            String token = token(links.path(person, null, 7, 9, SHA256));
            domain.clock().advance(MediaLinks.VALID.minus(Duration.ofSeconds(1)));
            assertThat(links.read(token).itemNo()).isEqualTo(9);
            domain.clock().advance(Duration.ofSeconds(1));
            assertThatThrownBy(() -> links.read(token))
                    .isInstanceOfSatisfying(
                            Refused.class, e -> assertThat(e.rule()).isEqualTo("media-link-expired"));
        }

        @Test
        void cannot_be_made_or_changed_by_others() {
            String token = token(links.path(person, null, 7, 9, SHA256));
            String other = token(links.path(person, null, 7, 8, SHA256));
            String mixed = token.substring(0, token.indexOf('.')) + other.substring(other.indexOf('.'));
            for (String forged : new String[] {mixed, "", ".", "a.b", token + "A", token.substring(1), "%%.%%"}) {
                assertThatThrownBy(() -> links.read(forged)).as(forged).isInstanceOf(Refused.class);
            }
        }
    }

    @Nested
    class A_table {
        private Object table(String text) {
            return media.upload(Seed.OWNER, bytes(text)).measures().get("table");
        }

        @Test
        void has_the_rows_and_columns_of_its_records() {
            assertThat(table("\uFEFFa, \"b, c\"x\n")).isEqualTo(log(1));
            assertThat(table("\uFEFFa,\"b, c\",d\r\n1,\"two\nlines\",\n\n2,x,y\n"))
                    .isEqualTo(Map.of("rows", 2, "columns", List.of("a", "b, c", "d")));
        }

        @Test
        void may_begin_with_timestamps_and_have_words_in_it() {
            assertThat(table("time,station\n2026-01-01 00:00:00,S1\n2026-01-01 00:00:00,S2\n"))
                    .isEqualTo(Map.of("rows", 2, "columns", List.of("time", "station")));
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '|', textBlock = """
                loses a field            | a,b;1;2,3   | 3
                has an open quote        | a,b;1,"x    | 2
                has text behind a quote  | a,b;1,"x"y; | 2
                has two columns a        | a,a;1,2;    | 2
                has a header alone       | a,b         | 1
                has one column           | a;1;;2      | 4
                """)
        void is_a_log_with_a_row_for_each_line_where_it(String what, String text, int rows) {
            assertThat(table(text.replace(';', '\n'))).isEqualTo(log(rows));
        }

        private static Map<String, Object> log(int rows) {
            return Map.of("rows", rows, "columns", List.of("line"));
        }
    }

    @Nested
    class A_series {
        private Map<String, Object> measures(String text) {
            return media.upload(Seed.OWNER, bytes(text)).measures();
        }

        @Test
        void is_measured_as_it_is_stored() {
            assertThat(
                            measures(
                                    "timestamp,value,load\n2014-04-01 00:00:00,1.5,\n2014-04-01 00:05:00,-2,7\n2014-04-01 00:10:00,3,8\n2014-04-01 00:25:00,0,9\n"))
                    .containsEntry("rows", 4)
                    .containsEntry("start", "2014-04-01T00:00:00Z")
                    .containsEntry("seconds", 1500.0)
                    .containsEntry("stepSeconds", 300.0)
                    .containsEntry("gapShare", 2.0 / 6)
                    .containsEntry(
                            "channels",
                            Map.of("value", Map.of("min", -2.0, "max", 3.0), "load", Map.of("min", 7.0, "max", 9.0)));
        }

        @Test
        void is_unreadable_where_a_line_does_not_end() {
            String endless = "t,v\n2014-04-01 00:05:00,1\n" + "1".repeat((1 << 20) + 1);
            assertThat(String.valueOf(measures(endless).get("unreadable"))).contains("line 3", "longer than");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '|', textBlock = """
                goes back in time | t,v;2014-04-01 00:05:00,1;2014-04-01 00:00:00,1 | order
                is one row long   | t,v;2014-04-01 00:05:00,1                       | fewer than 2
                has a word in it  | t,v;2014-04-01 00:05:00,1;2014-04-01 00:06:00,x | line 3
                loses a field     | t,v;2014-04-01 00:05:00,1;2014-04-01 00:06:00   | line 3
                loses its clock   | t,v;2014-04-01 00:05:00,1;noon,1                | line 3
                """)
        void is_unreadable_where_it(String what, String text, String why) {
            assertThat(String.valueOf(measures(text.replace(';', '\n')).get("unreadable")))
                    .contains(why);
        }
    }
}
