package io.countersign.api.demo;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The people of a demonstration at work: everybody takes what there is for them and does what their part says. */
final class DemoCrew {
    private final DemoPeople people;
    private final long jobId;
    private final List<Part> parts;
    private final Map<String, Integer> done = new LinkedHashMap<>();

    /** One claimed task, carried out. */
    interface Work {
        void carryOut(ApiClient person, JsonNode task) throws IOException, InterruptedException;
    }

    /** @param kind of the tasks that the person takes */
    record Part(String username, String kind, Work work) {}

    DemoCrew(DemoPeople people, long jobId, List<Part> parts) {
        this.people = people;
        this.jobId = jobId;
        this.parts = List.copyOf(parts);
    }

    /** Everybody carries out all that there is to take; true where somebody did something. */
    boolean round() throws IOException, InterruptedException {
        boolean worked = false;
        for (Part part : parts) {
            ApiClient person = people.as(part.username());
            String next = "/api/v1/tasks/next?kind=" + part.kind() + "&jobId=" + jobId;
            Optional<JsonNode> task = person.next(next, Map.of());
            while (task.isPresent()) {
                part.work().carryOut(person, task.get());
                done.merge(part.kind(), 1, Integer::sum);
                worked = true;
                task = person.next(next, Map.of());
            }
        }
        return worked;
    }

    /** Tasks that were carried out, by kind. */
    Map<String, Integer> done() {
        return done;
    }

    /** Every signatory signs the manifest that is shown. */
    static List<Part> signatories() {
        return List.of(
                signing("east-signatory-1", "sign"),
                signing("west-signatory-1", "sign"),
                signing("meridian-signatory-1", "countersign"),
                signing("meridian-signatory-2", "countersign"));
    }

    private static Part signing(String username, String kind) {
        return new Part(username, kind, (person, task) -> {
            JsonNode release =
                    person.get("/api/v1/releases/" + task.get("releaseId").asString());
            person.post(
                    path(task, "signature"),
                    Map.of(
                            "decision",
                            kind,
                            "manifestSha256",
                            release.get("release").get("manifestSha256").asString()));
        });
    }

    static String path(JsonNode task, String what) {
        return "/api/v1/tasks/" + task.get("id").asString() + "/" + what;
    }
}
