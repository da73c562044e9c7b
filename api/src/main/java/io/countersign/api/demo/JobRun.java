package io.countersign.api.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Keeps a crew at work until its job is released, tells how far it is, and downloads what was sealed. */
record JobRun(PrintWriter out, ApiClient owner, long jobId) {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /**
     * @param bundle where the sealed release is put
     * @return id of the release
     */
    String untilReleased(DemoCrew crew, Path bundle) throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(LIMIT);
        String shown = "";
        while (true) {
            boolean worked = crew.round();
            JsonNode job = owner.get("/api/v1/jobs/" + jobId);
            String now = job.get("state").asString() + "  "
                    + owner.get("/api/v1/jobs/" + jobId + "/progress").get("items");
            if (!now.equals(shown)) {
                out.println("  " + now);
                out.flush();
                shown = now;
            }
            if (job.get("state").asString().equals("released")) {
                return download(bundle);
            }
            if (Instant.now().isAfter(limit)) {
                throw new IOException("job " + jobId + " is still " + now + " after " + LIMIT.toMinutes() + " minutes");
            }
            if (!worked) {
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    private String download(Path bundle) throws IOException, InterruptedException {
        String releaseId = owner.get("/api/v1/jobs/" + jobId + "/releases")
                .get(0)
                .get("id")
                .asString();
        owner.download("/api/v1/releases/" + releaseId + "/bundle", bundle);
        return releaseId;
    }
}
