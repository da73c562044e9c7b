package io.countersign.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.identity.Hidden;
import io.countersign.item.ItemImport;
import io.countersign.item.Items;
import io.countersign.item.ManifestFormat;
import io.countersign.item.Media;
import io.countersign.item.MediaLinks;
import io.countersign.job.Job;
import io.countersign.job.JobControl;
import io.countersign.job.Policy;
import io.countersign.job.Policy.ImageMarks;
import io.countersign.problem.Invalid;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import io.countersign.pseudonym.Pseudonyms;
import io.countersign.testing.Domain;
import io.countersign.testing.ExifJpeg;
import io.countersign.testing.Seed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GivenMediaTest {
    private static final Domain DOMAIN = new Domain();
    private static final Actor.Person EVA = Seed.person("eva", "supplier-east", Role.ANNOTATOR);
    private static final Actor.Person TOM = Seed.person("tom", "supplier-east", Role.ANNOTATOR);
    private static final Actor.Person AUDITOR = Seed.person("auditor-1", "meridian", Role.AUDITOR);
    private static final long TASK = 77;
    private static int seeds = 100;

    private final Seed seed = new Seed(DOMAIN);

    @AfterAll
    static void close() {
        DOMAIN.close();
    }

    private static byte[] png(BufferedImage image) {
        return written(image, "png");
    }

    private static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] photo() {
        return png(Scenes.photo(480, 360, seeds++));
    }

    private Job job(ImageMarks marks, byte[] content) {
        return job(marks, """
                {"externalId":"a","modality":"image","mediaSha256":"%s"}""".formatted(stored(content)));
    }

    private Job job(ImageMarks marks, String manifest) {
        Job job = seed.created(Policy.standard().withImageMarks(marks));
        DOMAIN.get(ItemImport.class)
                .manifest(
                        Seed.OWNER,
                        job.id(),
                        ManifestFormat.JSON_LINES,
                        new ByteArrayInputStream(manifest.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return DOMAIN.get(JobControl.class).start(Seed.OWNER, job.id());
    }

    private static String stored(byte[] content) {
        return DOMAIN.get(Media.class)
                .upload(Seed.OWNER, new ByteArrayInputStream(content))
                .sha256();
    }

    /** What the person gets of the job's first item. */
    private static byte[] given(Job job, Actor.Person person) {
        return content(job, person, TASK);
    }

    private static byte[] content(Job job, Actor.Person person, @org.jspecify.annotations.Nullable Long task) {
        String sha256 = DOMAIN.get(Items.class).get(job.id(), 1).mediaSha256();
        MediaLinks links = DOMAIN.get(MediaLinks.class);
        String path = links.pathOrNull(person, task, job.id(), 1, sha256);
        MediaLinks.Right right = links.read(path.substring(path.lastIndexOf('/') + 1));
        try (InputStream content =
                DOMAIN.get(GivenMedia.class).give(person, right).open()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static java.util.Optional<MarkReading.Reading> read(Actor.Person auditor, byte[] file) throws IOException {
        return DOMAIN.get(MarkReading.class).read(auditor, new ByteArrayInputStream(file));
    }

    private static BufferedImage image(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private static List<String> actions(Job job) {
        return DOMAIN.jdbc()
                .sql("select action from event where job_id = ? and action like 'media.%' order by seq")
                .param(job.id())
                .query(String.class)
                .list();
    }

    @Nested
    class an_image {
        @Test
        void without_marks_is_given_as_it_is_stored() {
            byte[] content = photo();
            assertThat(given(job(ImageMarks.NONE, content), EVA)).isEqualTo(content);
        }

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
        void with_marks_differs_from_person_to_person_and_not_from_time_to_time(ImageMarks marks) throws IOException {
            byte[] content = photo();
            Job job = job(marks, content);
            byte[] eva = given(job, EVA);
            assertThat(eva).isNotEqualTo(content).isNotEqualTo(given(job, TOM)).isEqualTo(given(job, EVA));
            assertThat(image(eva).getWidth()).isEqualTo(480);
            assertThat(image(eva).getHeight()).isEqualTo(360);
        }

        @Test
        void stays_unmarked_where_it_is_stored() throws IOException {
            byte[] content = photo();
            Job job = job(ImageMarks.BOTH, content);
            given(job, EVA);
            String sha256 = DOMAIN.get(Items.class).get(job.id(), 1).mediaSha256();
            try (InputStream stored = DOMAIN.get(Media.class).open(sha256)) {
                assertThat(stored.readAllBytes()).isEqualTo(content);
            }
        }

        @Test
        void of_16_bits_stays_one_and_moves_by_little() throws IOException {
            BufferedImage deep = new BufferedImage(300, 200, BufferedImage.TYPE_USHORT_GRAY);
            for (int y = 0; y < 200; y++) {
                for (int x = 0; x < 300; x++) {
                    deep.getRaster().setSample(x, y, 0, 20_000 + 100 * x);
                }
            }
            BufferedImage marked = image(given(job(ImageMarks.INVISIBLE, png(deep)), EVA));
            assertThat(marked.getType()).isEqualTo(BufferedImage.TYPE_USHORT_GRAY);
            int most = 0;
            for (int y = 0; y < 200; y++) {
                for (int x = 0; x < 300; x++) {
                    most = Math.max(
                            most,
                            Math.abs(marked.getRaster().getSample(x, y, 0)
                                    - deep.getRaster().getSample(x, y, 0)));
                }
            }
            assertThat(most).isPositive().isLessThan(20 * 257);
        }

        @Test
        void of_a_camera_on_its_side_is_given_upright() throws IOException {
            BufferedImage upright = Scenes.photo(300, 400, 9);
            BufferedImage marked = image(given(job(ImageMarks.INVISIBLE, ExifJpeg.onItsSide(upright)), EVA));
            assertThat(marked.getWidth()).isEqualTo(300);
            assertThat(marked.getHeight()).isEqualTo(400);
            assertThat(Scenes.psnr(upright, marked)).isGreaterThan(25);
        }

        @Test
        void that_cannot_carry_a_mark_is_screened_out() {
            Job job =
                    job(ImageMarks.VISIBLE, """
                    {"externalId":"a","modality":"image","mediaSha256":"%s"}
                    {"externalId":"b","modality":"image","mediaSha256":"%s"}
                    {"externalId":"c","modality":"image","uri":"https://example.org/c.png"}
                    {"externalId":"d","modality":"text","metadata":{"text":"pump"}}""".formatted(stored(photo()), stored("RIFF\0\0\0\0WEBPVP8 ".getBytes())));
            seed.step("screen-items", Map.of("jobId", String.valueOf(job.id())));
            assertThat(DOMAIN.get(Items.class).page(job.id(), 0, 10))
                    .extracting(item -> String.valueOf(item.excludedFor()))
                    .containsExactly("null", "not-markable", "not-markable", "null");
        }

        @Test
        void that_cannot_carry_a_mark_is_given_to_nobody() {
            Job job = job(ImageMarks.INVISIBLE, "RIFF\1\0\0\0WEBPVP8 ".getBytes());
            assertThatThrownBy(() -> given(job, EVA)).isInstanceOf(WrongState.class);
        }
    }

    @Nested
    class a_view {
        @Test
        void is_an_event_once_a_task_and_person() {
            Job job = job(ImageMarks.NONE, photo());
            given(job, EVA);
            given(job, EVA);
            given(job, TOM);
            content(job, Seed.OWNER, null);
            assertThat(actions(job)).containsExactly("media.viewed", "media.viewed", "media.viewed");
        }
    }

    @Nested
    class an_auditor {
        @Test
        void learns_to_whom_an_image_was_given() throws IOException {
            Job job = job(ImageMarks.BOTH, photo());
            byte[] given = given(job, EVA);
            given(job, TOM);
            byte[] leaked = written(Scenes.jpeg(image(given), 0.75f), "png");
            MarkReading.Reading reading = read(AUDITOR, leaked).orElseThrow();
            assertThat(reading.person()).isEqualTo(DOMAIN.get(Pseudonyms.class).of(job.id(), EVA.subject()));
            assertThat(reading.organisation()).isEqualTo("supplier-east");
            assertThat(reading.taskId()).isEqualTo(String.valueOf(TASK));
            assertThat(reading.itemNo()).isEqualTo(1);
            assertThat(reading.givenAt()).isEqualTo(DOMAIN.clock().instant());
            assertThat(actions(job)).contains("media.mark-read");
        }

        @Test
        void learns_nothing_from_an_image_of_elsewhere() throws IOException {
            assertThat(read(AUDITOR, photo())).isEmpty();
            assertThat(DOMAIN.jdbc()
                            .sql("select count(*) from event where action = 'media.mark-not-found'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }

        @Test
        void of_a_company_without_part_in_the_job_is_told_nothing() throws IOException {
            byte[] given = given(job(ImageMarks.INVISIBLE, photo()), EVA);
            Actor.Person stranger = Seed.person("auditor-9", "supplier-north", Role.AUDITOR);
            assertThatThrownBy(() -> read(stranger, given)).isInstanceOf(Hidden.class);
        }

        @Test
        void is_told_where_the_record_was_changed_to_point_at_another() throws IOException {
            Job job = job(ImageMarks.INVISIBLE, photo());
            byte[] given = given(job, EVA);
            DOMAIN.jdbc()
                    .sql("update media_mark set subject = ? where job_id = ?")
                    .params(TOM.subject(), job.id())
                    .update();
            assertThatThrownBy(() -> read(AUDITOR, given)).isInstanceOf(WrongState.class);
        }

        @Test
        void is_told_that_a_file_is_no_image() {
            assertThatThrownBy(() -> read(AUDITOR, "no image".getBytes())).isInstanceOf(Invalid.class);
        }
    }
}
