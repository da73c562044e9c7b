package io.countersign.api.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.api.command.ReadMarkCommand;
import io.countersign.api.testing.Answer;
import io.countersign.api.testing.Caller;
import io.countersign.api.testing.Jobs;
import io.countersign.api.testing.TestSystem;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** From an image in a task to the person who took it away. */
class MarkedImageTest {
    private static final TestSystem SYSTEM = TestSystem.shared();
    private static final Caller OWNER = SYSTEM.person(Jobs.OWNER, "media-owner", "job-owner");

    @TempDir
    private Path directory;

    private static BufferedImage surface() {
        Random random = new Random(11);
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 400; i++) {
            graphics.setColor(new Color(90 + random.nextInt(80), 90 + random.nextInt(80), 100, 90));
            graphics.fillOval(random.nextInt(640), random.nextInt(480), 60, 40);
        }
        graphics.dispose();
        return image;
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private static String running(byte[] image) {
        Map<String, Object> policy = Jobs.smallPackages();
        policy.put("imageMarks", "both");
        String job = OWNER.post("/api/v1/jobs", Jobs.draft(Jobs.newSchema(OWNER), policy))
                .body()
                .get("id")
                .asString();
        String sha256 = OWNER.post("/api/v1/media", "application/octet-stream", image)
                .body()
                .get("sha256")
                .asString();
        OWNER.post(
                        "/api/v1/jobs/" + job + "/items",
                        "application/jsonl",
                        "{\"externalId\":\"x\",\"modality\":\"image\",\"mediaSha256\":\"%s\"}".formatted(sha256))
                .is(201);
        OWNER.post("/api/v1/jobs/" + job + "/start").is(200);
        return job;
    }

    @Test
    void tells_who_had_the_image_of_a_task() throws IOException {
        byte[] original = written(surface(), "png");
        String job = running(original);
        Caller annotator = SYSTEM.person(Jobs.ANNOTATES, "media-annotator", "annotator");
        JsonNode task = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> annotator.post("/api/v1/tasks/next?kind=annotate&jobId=" + job),
                        answer -> answer.status() == 200)
                .json();
        String id = task.get("id").asString();
        String address = annotator
                .get("/api/v1/tasks/" + id + "/items")
                .body()
                .get(0)
                .get("mediaUrl")
                .asString();
        Answer given = annotator.get(address).is(200);
        assertThat(given.header("Content-Type")).isEqualTo("image/png");
        assertThat(given.bytes()).isNotEqualTo(original);

        // Taken away as a JPEG of a part of it.
        BufferedImage part =
                ImageIO.read(new ByteArrayInputStream(given.bytes())).getSubimage(50, 40, 500, 400);
        Path leaked = directory.resolve("leaked.jpg");
        Files.write(leaked, written(part, "jpg"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new ReadMarkCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(
                        leaked.toString(),
                        "--api",
                        SYSTEM.api().toString(),
                        "--issuer",
                        SYSTEM.running().addresses().issuerUri().toString());
        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(out.toString()).contains("P-", "of " + Jobs.ANNOTATES, "item    1 of job " + job, "task    " + id);

        Caller auditor = SYSTEM.person(Jobs.OWNER, "media-auditor", "auditor");
        Caller stranger = SYSTEM.person(Jobs.STRANGER, "media-auditor", "auditor");
        assertThat(auditor.post("/api/v1/media/mark", "application/octet-stream", given.bytes())
                        .body()
                        .get("taskId")
                        .asString())
                .isEqualTo(id);
        stranger.post("/api/v1/media/mark", "application/octet-stream", given.bytes())
                .isProblem(404, "not-found");
    }
}
