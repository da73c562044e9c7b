package io.countersign.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Refused;
import io.countersign.job.Job;
import io.countersign.job.Jobs;
import io.countersign.job.Policy;
import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import io.countersign.testing.Domain;
import io.countersign.testing.Seed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemImportTest {
    private static final Domain domain = new Domain();
    private static final String SOUND = "{'externalId':'%s','modality':'text','metadata':{'text':'a'}}";
    private final Seed seed = new Seed(domain);
    private final ItemImport imports = domain.get(ItemImport.class);
    private final Items items = domain.get(Items.class);

    @AfterAll
    static void close() {
        domain.close();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.replace('\'', '"').getBytes(UTF_8));
    }

    private ItemImport.Imported take(Job job, ManifestFormat format, String text) {
        return imports.manifest(Seed.OWNER, job.id(), format, bytes(text));
    }

    private void assertRefused(ManifestFormat format, String text, Violation... expected) {
        Job job = seed.created(Policy.standard());
        assertThatThrownBy(() -> take(job, format, text))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::line, Violation::field)
                                .containsExactly(List.of(expected).stream()
                                        .map(each -> org.assertj.core.groups.Tuple.tuple(each.line(), each.field()))
                                        .toArray(org.assertj.core.groups.Tuple[]::new)));
        assertNothingIsLeft(job);
    }

    private void assertNothingIsLeft(Job job) {
        assertThat(items.page(job.id(), 0, 10)).isEmpty();
        assertThat(domain.get(Jobs.class).get(job.id()).items()).isZero();
        assertThat(seed.actions(job.id())).containsExactly("job.created");
    }

    @Nested
    class Sound_json_lines {
        @Test
        void become_items_in_their_order_behind_those_there_are() {
            Job job = seed.created(Policy.standard());
            String first = SOUND.formatted("b") + "\r\n\r\n" + SOUND.formatted("a");
            ItemImport.Imported imported = take(job, ManifestFormat.JSON_LINES, first);
            assertThat(imported)
                    .extracting(ItemImport.Imported::items, ItemImport.Imported::lastNo)
                    .containsExactly(2, 2);
            take(
                    job,
                    ManifestFormat.JSON_LINES,
                    "{'externalId':'泵 3\\t','modality':'image','uri':'s3://bucket/泵.png','group':'g','metadata':{'a':{'b':[1,null]},'c':'\\\\n'}}"
                            .replace("\\t", ""));
            assertThat(items.page(job.id(), 0, 10)).extracting(Item::externalId).containsExactly("b", "a", "泵 3");
            assertThat(items.get(job.id(), 3)).satisfies(item -> {
                assertThat(item.modality()).isEqualTo(Modality.IMAGE);
                assertThat(item.mediaUri()).isEqualTo("s3://bucket/泵.png");
                assertThat(item.group()).isEqualTo("g");
                assertThat(item.metadata().get("c")).isEqualTo("\\n");
                assertThat(item.metadata().get("a")).hasToString("{b=[1, null]}");
                assertThat(item.state()).isEqualTo(ItemState.NEW);
            });
            assertThat(domain.get(Jobs.class).get(job.id()).items()).isEqualTo(3);
        }

        @Test
        void are_told_of_with_their_digest() {
            Job job = seed.created(Policy.standard());
            ItemImport.Imported imported = take(job, ManifestFormat.JSON_LINES, SOUND.formatted("a"));
            assertThat(domain.jdbc()
                            .sql(
                                    "select changed ->> 'sha256' from event where job_id = :job and action = 'items.imported'")
                            .param("job", job.id())
                            .query(String.class)
                            .list())
                    .containsExactly(imported.sha256());
        }

        @Test
        void refer_to_media_that_is_stored_and_carry_what_was_measured_of_it() {
            Media.Description stored = domain.get(Media.class)
                    .upload(Seed.OWNER, bytes("timestamp,value\n2015-01-01 00:00:00,1\n2015-01-01 00:05:00,3\n"));
            Job job = seed.created(Policy.standard());
            take(
                    job,
                    ManifestFormat.JSON_LINES,
                    "{'externalId':'a','modality':'time-series','mediaSha256':'%s','metadata':{'site':'Wuxi'}}"
                            .formatted(stored.sha256()));
            Item item = items.get(job.id(), 1);
            assertThat(item.metadata()).containsEntry("site", "Wuxi");
            assertThat(item.metadata().get("media")).isEqualTo(stored.measures());
            assertThat(ItemBounds.of(item).seconds()).isEqualTo(300.0);
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'externalId':'x','modality':'text','metadata':{'text':'a'}        | (line)
            [1, 2]                                                             | (line)
            {'externalId':'x','externalId':'y','modality':'image','uri':'http://a/b'} | (line)
            {'modality':'text','metadata':{'text':'a'}}                        | externalId
            {'externalId':' ','modality':'text','metadata':{'text':'a'}}       | externalId
            {'externalId':7,'modality':'text','metadata':{'text':'a'}}         | externalId
            {'externalId':'x','metadata':{'text':'a'}}                         | modality
            {'externalId':'x','modality':'smell','uri':'http://a/b'}           | modality
            {'externalId':'x','modality':'image'}                              | mediaSha256
            {'externalId':'x','modality':'image','mediaSha256':'abc'}          | mediaSha256
            {'externalId':'x','modality':'image','mediaSha256':'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'} | mediaSha256
            {'externalId':'x','modality':'image','media':'x.png'}              | media
            {'externalId':'x','modality':'image','uri':'x.png'}                | uri
            {'externalId':'x','modality':'image','uri':'file:///etc/passwd'}   | uri
            {'externalId':'x','modality':'image','uri':'http://a/b','media':'c'} | mediaSha256
            {'externalId':'x','modality':'image','uri':'http://a/b','size':3}  | size
            {'externalId':'x','modality':'image','uri':'http://a/b','metadata':3} | metadata
            {'externalId':'x','modality':'text','metadata':{'text':'a\\u0000'}} | metadata
            """)
    void names_line_and_field_and_leaves_nothing(String line, String field) {
        assertRefused(
                ManifestFormat.JSON_LINES,
                SOUND.formatted("a") + "\n\n" + line + "\n" + SOUND.formatted("b"),
                new Violation(field, "").inLine(3));
    }

    @Nested
    class Names_that_stand_twice {
        @Test
        void are_told_with_both_lines() {
            Job job = seed.created(Policy.standard());
            String text = SOUND.formatted("a") + "\n" + SOUND.formatted("b") + "\n" + SOUND.formatted("a");
            assertThatThrownBy(() -> take(job, ManifestFormat.JSON_LINES, text))
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            e -> assertThat(e.violations())
                                    .containsExactly(
                                            new Violation("externalId", "stands in line 1 already: a").inLine(3)));
            assertNothingIsLeft(job);
        }

        @Test
        void are_found_among_the_items_of_the_job_too() {
            Job job = seed.created(Policy.standard());
            take(job, ManifestFormat.JSON_LINES, SOUND.formatted("a"));
            assertThatThrownBy(() ->
                            take(job, ManifestFormat.JSON_LINES, SOUND.formatted("b") + "\n" + SOUND.formatted("a")))
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            e -> assertThat(e.violations())
                                    .containsExactly(
                                            new Violation("externalId", "is item 1 of this job already: a").inLine(2)));
            assertThat(items.page(job.id(), 0, 10)).hasSize(1);
        }
    }

    @Nested
    class Csv {
        @Test
        void holds_metadata_as_columns_and_quoted_line_breaks() {
            Job job = seed.created(Policy.standard());
            imports.manifest(
                    Seed.OWNER,
                    job.id(),
                    ManifestFormat.CSV,
                    new ByteArrayInputStream(
                            "\uFEFFexternalId,modality,metadata.text,metadata\r\na,text,\"two\nlines, \"\"quoted\"\"\",\"{\"\"k\"\":1}\"\r\nb,text,x,\r\n"
                                    .getBytes(UTF_8)));
            assertThat(items.get(job.id(), 1).metadata()).isEqualTo(Map.of("text", "two\nlines, \"quoted\"", "k", 1));
            assertThat(items.get(job.id(), 2).externalId()).isEqualTo("b");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                a missing column      | externalId;a                                  | 1 | modality
                a column unknown      | externalId,modality,size;a,text,3             | 1 | size
                a column twice        | externalId,modality,externalId;a,text,a       | 1 | externalId
                a field too few       | externalId,modality,uri;a,image,http://a/b;b,image | 3 | (row)
                a modality unknown    | externalId,modality,uri;a,image,http://a/b;b,smell,http://a/b | 3 | modality
                metadata that is none | externalId,modality,uri,metadata;a,image,http://a/b,3 | 2 | metadata
                """)
        void is_refused_with_line_and_field_for(String what, String rows, long line, String field) {
            assertRefused(ManifestFormat.CSV, rows.replace(';', '\n'), new Violation(field, "").inLine(line));
        }

        @Test
        void is_not_read_to_the_end_for_a_quote_that_is_not_closed() {
            InputStream endless = new InputStream() {
                private final byte[] head = "externalId,modality\n\"a".getBytes(UTF_8);
                private long read;

                @Override
                public int read() {
                    return read < head.length ? head[(int) read++] : read++ < 50_000_000 ? 'x' : -1;
                }
            };
            Job job = seed.created(Policy.standard());
            assertThatThrownBy(() -> imports.manifest(Seed.OWNER, job.id(), ManifestFormat.CSV, endless))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("quote");
            assertNothingIsLeft(job);
        }
    }

    @Test
    void keeps_nothing_of_a_stream_that_breaks() {
        Job job = seed.created(Policy.standard());
        InputStream broken = new InputStream() {
            private final InputStream head = bytes((SOUND.formatted("a") + "\n" + SOUND.formatted("b") + "\n"));

            @Override
            public int read() throws IOException {
                int next = head.read();
                if (next < 0) {
                    throw new IOException("connection reset");
                }
                return next;
            }
        };
        assertThatThrownBy(() -> imports.manifest(Seed.OWNER, job.id(), ManifestFormat.JSON_LINES, broken))
                .hasRootCauseMessage("connection reset");
        assertNothingIsLeft(job);
    }

    @Test
    void reports_no_more_than_anybody_would_read() {
        Job job = seed.created(Policy.standard());
        assertThatThrownBy(() -> take(job, ManifestFormat.JSON_LINES, "{}\n".repeat(1_000)))
                .isInstanceOfSatisfying(
                        Invalid.class, e -> assertThat(e.violations()).hasSize(20));
    }

    @Test
    void refuses_a_line_that_is_longer_than_a_row_may_be() {
        assertRefused(
                ManifestFormat.JSON_LINES,
                SOUND.formatted("a") + "\n" + SOUND.formatted("x".repeat(2_000_000)) + "\n" + SOUND.formatted("b"),
                new Violation("(line)", "").inLine(2));
    }

    @Test
    void is_for_the_owner_and_for_drafts() {
        Job job = seed.started(Policy.standard(), 1);
        assertThatThrownBy(() -> take(job, ManifestFormat.JSON_LINES, SOUND.formatted("z")))
                .isInstanceOf(WrongState.class);
        Job draft = seed.created(Policy.standard());
        assertThatThrownBy(() -> imports.manifest(
                        Seed.person("a", "meridian", Role.ANNOTATOR), draft.id(), ManifestFormat.CSV, bytes("")))
                .isInstanceOf(Refused.class);
    }
}
