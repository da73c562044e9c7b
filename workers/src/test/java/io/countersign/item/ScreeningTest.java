package io.countersign.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.Outcome;
import io.countersign.job.Job;
import io.countersign.job.JobControl;
import io.countersign.job.Jobs;
import io.countersign.job.Policy;
import io.countersign.schema.Bounds;
import io.countersign.testing.Domain;
import io.countersign.testing.Seed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ScreeningTest {
    private static final Domain domain = new Domain();
    private final Seed seed = new Seed(domain);
    private final List<String> lines = new ArrayList<>();

    @AfterAll
    static void close() {
        domain.close();
    }

    private static Policy policy(int nearDuplicateBits, double maxGapShare) {
        return Policy.standard().withScreening(new Policy.Screening(nearDuplicateBits, maxGapShare));
    }

    private void add(String modality, byte[] content) {
        String sha256 = domain.get(Media.class)
                .upload(Seed.OWNER, new ByteArrayInputStream(content))
                .sha256();
        lines.add("{\"externalId\":\"%d\",\"modality\":\"%s\",\"mediaSha256\":\"%s\"}"
                .formatted(lines.size(), modality, sha256));
    }

    private void addSeries(String rows) {
        add("time-series", ("timestamp,value\n" + rows.replace(';', '\n')).getBytes(UTF_8));
    }

    private Job start(Policy policy) {
        Job job = seed.created(policy);
        domain.get(ItemImport.class)
                .manifest(
                        Seed.OWNER,
                        job.id(),
                        ManifestFormat.JSON_LINES,
                        new ByteArrayInputStream(String.join("\n", lines).getBytes(UTF_8)));
        return domain.get(JobControl.class).start(Seed.OWNER, job.id());
    }

    private Outcome screen(Job job) {
        return seed.step("screen-items", Map.of("jobId", String.valueOf(job.id())));
    }

    private static List<String> reasons(Job job) {
        return domain.get(Items.class).page(job.id(), 0, 100).stream()
                .map(item -> item.excludedFor() == null ? "-" : item.excludedFor())
                .toList();
    }

    @Test
    void takes_out_what_cannot_be_labelled_and_says_of_each_why() {
        addSeries("2015-01-01 00:00:00,1;2015-01-01 00:05:00,2;2015-01-01 00:10:00,2");
        addSeries("2015-01-01 00:00:00,1;2015-01-01 00:05:00,x");
        addSeries("2015-01-01 00:00:00,1;2015-01-01 00:05:00,2;2015-01-01 00:10:00,2");
        addSeries("2015-01-01 00:00:00,-5000;2015-01-01 00:05:00,2");
        addSeries("2015-01-01 00:00:00,4;2015-01-01 00:05:00,2;2015-01-01 00:10:00,2;2015-01-01 02:00:00,2");
        add("image", "no picture".getBytes(UTF_8));
        add("audio", "<html><script>alert(1)</script>".getBytes(UTF_8));
        add("image", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(UTF_8));
        Job job = start(policy(0, 0.2));
        assertThat(screen(job)).isEqualTo(Outcome.completed(Map.of("itemsUsable", 1, "itemsExcluded", 7)));
        assertThat(reasons(job))
                .containsExactly(
                        "-",
                        "unreadable",
                        "duplicate-content",
                        "out-of-range",
                        "gaps",
                        "unreadable",
                        "unreadable",
                        "unreadable");
        assertThat(seed.actions(job.id()).stream().filter("item.excluded"::equals))
                .hasSize(7);
        assertThat(domain.jdbc()
                        .sql("select changed ->> 'detail' from event where job_id = :job and subject_id = :item")
                        .param("job", job.id())
                        .param("item", job.id() + "/3")
                        .query(String.class)
                        .single())
                .isEqualTo("same content as item 1");
        assertThat(domain.get(Jobs.class).get(job.id()).processInstanceKey()).isNotNull();
    }

    @Test
    void keeps_a_table_that_would_be_no_series() {
        String gaps = "time,station\n2015-01-01 00:00:00,1\n2015-01-01 00:05:00,2\n2015-01-01 09:00:00,3\n";
        add("table", gaps.replace(",1", ",S1").getBytes(UTF_8));
        add("table", gaps.getBytes(UTF_8));
        add("table", "ERROR 1\nERROR 2\n".getBytes(UTF_8));
        add("table", new byte[] {(byte) 0xff, (byte) 0xfe, 1, 2});
        Job job = start(policy(0, 0.2));
        screen(job);
        assertThat(reasons(job)).containsExactly("-", "-", "-", "unreadable");
        Bounds bounds = ItemBounds.of(domain.get(Items.class).get(job.id(), 1));
        assertThat(bounds.rows()).isEqualTo(3);
        assertThat(bounds.columns()).containsExactlyInAnyOrder("time", "station");
    }

    @Test
    void may_be_repeated() {
        addSeries("2015-01-01 00:00:00,11;2015-01-01 00:05:00,2");
        addSeries("2015-01-01 00:00:00,11;2015-01-01 00:05:00,2");
        Job job = start(policy(0, 0.2));
        Outcome first = screen(job);
        assertThat(screen(job)).isEqualTo(first);
        assertThat(seed.actions(job.id()).stream().filter("item.excluded"::equals))
                .hasSize(1);
    }

    @Test
    void tells_the_process_when_nothing_is_left() {
        addSeries("2015-01-01 00:00:00,12;2015-01-01 00:05:00,y");
        Job job = start(policy(0, 0.2));
        assertThat(screen(job))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.errorCode()).isEqualTo("NO_USABLE_ITEMS"));
        assertThat(reasons(job)).containsExactly("unreadable");
    }

    @Test
    void keeps_the_first_of_images_that_look_the_same_and_every_other() throws IOException {
        BufferedImage original = ImageMeasureTest.picture(640, 480, 11);
        add("image", ImageMeasureTest.encoded(original, "png"));
        add("image", ImageMeasureTest.encoded(ImageMeasureTest.picture(640, 480, 12), "png"));
        add("image", ImageMeasureTest.encoded(original, "jpg"));
        add("image", ImageMeasureTest.encoded(original, "bmp"));
        Job job = start(policy(3, 0.2));
        screen(job);
        assertThat(reasons(job)).containsExactly("-", "-", "near-duplicate", "near-duplicate");
    }

    @Test
    void measures_likeness_against_images_that_stay() {
        long[] hashes = {0b0, 0b111, 0b111111, 0b111111, 0b111L << 40};
        for (int i = 0; i < hashes.length; i++) {
            lines.add("{\"externalId\":\"%d\",\"modality\":\"image\",\"uri\":\"http://a/%d\"}".formatted(i, i));
        }
        Job job = start(policy(3, 0.2));
        for (int i = 0; i < hashes.length; i++) {
            domain.jdbc()
                    .sql("update item set perceptual_hash = :hash where job_id = :job and no = :no")
                    .param("hash", hashes[i])
                    .param("job", job.id())
                    .param("no", i + 1)
                    .update();
        }
        screen(job);
        // The second looks like the first. The third looks like the second only, which is out: it stays, and the fourth
        // equals it.
        assertThat(reasons(job)).containsExactly("-", "near-duplicate", "-", "near-duplicate", "near-duplicate");
    }
}
