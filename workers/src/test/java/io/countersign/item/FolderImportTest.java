package io.countersign.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.digest.Sha256;
import io.countersign.job.Job;
import io.countersign.job.Policy;
import io.countersign.problem.Invalid;
import io.countersign.testing.Domain;
import io.countersign.testing.Seed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderImportTest {
    private static final Domain domain = new Domain();
    private static final String SERIES = "timestamp,value\n2015-01-01 00:00:00,%d\n2015-01-01 00:05:00,3\n";
    private final Seed seed = new Seed(domain);
    private final ItemImport imports = domain.get(ItemImport.class);
    private final Items items = domain.get(Items.class);
    private final MediaStore store = domain.get(MediaStore.class);

    @AfterAll
    static void close() {
        domain.close();
    }

    private static ByteArrayInputStream zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static Map<String, byte[]> files(String... namesAndTexts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(UTF_8));
        }
        return files;
    }

    private static int storedMedia() {
        return domain.jdbc()
                .sql("select count(*) from media")
                .query(Integer.class)
                .single();
    }

    @Test
    void makes_every_file_an_item_where_no_manifest_says_otherwise() throws IOException {
        Job job = seed.created(Policy.standard());
        imports.folder(
                Seed.OWNER,
                job.id(),
                zip(files(
                        "b/2.csv",
                        SERIES.formatted(2),
                        "__MACOSX/._b",
                        "x",
                        "a.csv",
                        SERIES.formatted(1),
                        "note.txt",
                        "泵很吵")));
        assertThat(items.page(job.id(), 0, 10))
                .extracting(Item::externalId, Item::modality)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.csv", Modality.TIME_SERIES),
                        org.assertj.core.groups.Tuple.tuple("b/2.csv", Modality.TIME_SERIES),
                        org.assertj.core.groups.Tuple.tuple("note.txt", Modality.TEXT));
        try (var content = store.open(items.get(job.id(), 1).mediaSha256())) {
            assertThat(content).hasBinaryContent(SERIES.formatted(1).getBytes(UTF_8));
        }
        assertThat(ItemBounds.of(items.get(job.id(), 3)).codePoints()).isEqualTo(3);
    }

    @Test
    void follows_a_manifest_wherever_it_stands() {
        for (boolean first : new boolean[] {true, false}) {
            Job job = seed.created(Policy.standard());
            Map<String, byte[]> files = new LinkedHashMap<>();
            byte[] manifest = "externalId,modality,media,group\nx,time-series,d/a.csv,g".getBytes(UTF_8);
            if (first) {
                files.put("manifest.csv", manifest);
            }
            files.putAll(files("d/a.csv", SERIES.formatted(7), "unused.txt", "-"));
            if (!first) {
                files.put("manifest.csv", manifest);
            }
            imports.folder(Seed.OWNER, job.id(), zip(files));
            assertThat(items.page(job.id(), 0, 10)).singleElement().satisfies(item -> {
                assertThat(item.externalId()).isEqualTo("x");
                assertThat(item.group()).isEqualTo("g");
                assertThat(item.metadata().get("media")).isNotNull();
            });
        }
    }

    @Test
    void stores_nothing_of_a_folder_with_a_fault() {
        Job job = seed.created(Policy.standard());
        int before = storedMedia();
        Map<String, byte[]> files = files(
                "new.csv",
                SERIES.formatted(4242),
                "manifest.jsonl",
                "{\"externalId\":\"x\",\"modality\":\"image\",\"media\":\"gone.png\"}");
        assertThatThrownBy(() -> imports.folder(Seed.OWNER, job.id(), zip(files)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("gone.png");
        assertThat(storedMedia()).isEqualTo(before);
        assertThat(store.holds(Sha256.of(SERIES.formatted(4242)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zeros.txt", "__MACOSX/zeros.txt", "manifest.jsonl"})
    void refuses_what_swells(String name) {
        Job job = seed.created(Policy.standard());
        Map<String, byte[]> bomb = Map.of(name, new byte[64 << 20]);
        assertThatThrownBy(() -> imports.folder(Seed.OWNER, job.id(), zip(bomb)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("times its size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/a.csv", "b/../../a.csv", "..\\a.csv", "a\u0000.csv", "a\n.csv"})
    void refuses_a_name_that_is_a_trick(String name) {
        Job job = seed.created(Policy.standard());
        assertThatThrownBy(() -> imports.folder(Seed.OWNER, job.id(), zip(Map.of(name, new byte[] {'x'}))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("name");
        assertThat(items.page(job.id(), 0, 10)).isEmpty();
    }

    @Test
    void refuses_names_that_lead_out_of_the_folder_and_files_of_no_known_kind() {
        Job job = seed.created(Policy.standard());
        assertThatThrownBy(() -> imports.folder(Seed.OWNER, job.id(), zip(files("../a.csv", "x"))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("../a.csv");
        assertThatThrownBy(() -> imports.folder(Seed.OWNER, job.id(), zip(files("a.xyz", "x"))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("a.xyz");
        assertThatThrownBy(
                        () -> imports.folder(Seed.OWNER, job.id(), new ByteArrayInputStream("no zip".getBytes(UTF_8))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("zip");
    }
}
