package io.countersign.bench.history;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events of a year, each made from the seed and its number alone: two hundred jobs, thirty people of three companies and the workers,
 * actions about as often as a job has them. They come before all that the product does itself: their numbers are not positive.
 */
public final class SyntheticHistory {
    public static final int JOBS = 200;
    static final long FIRST_JOB = 9_000_001;
    private static final Duration YEAR = Duration.ofDays(365);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> ORGANISATIONS = List.of("meridian", "supplier-east", "supplier-west");
    private static final int PEOPLE = 10;
    private static final List<String> ACTIONS = List.of(
            "annotation.submitted",
            "annotation.submitted",
            "annotation.submitted",
            "verdict.given",
            "verdict.given",
            "label.consolidated",
            "label.consolidated",
            "item.excluded",
            "task.opened",
            "task.claimed",
            "task.completed",
            "agreement.measured",
            "package.opened",
            "package.put-to-review",
            "package.consolidated",
            "access.refused");
    private static final List<String> WORDS = List.of(
            "scratch", "dent", "划痕", "凹坑", "weld", "bearing", "轴承", "pump", "leak", "corrosion", "锈蚀", "crack", "裂纹");

    private final long seed;
    private final long events;
    private final Instant end;

    /** @param end of the year */
    public SyntheticHistory(long seed, long events, Instant end) {
        this.seed = seed;
        this.events = events;
        this.end = end;
    }

    /** @param i from 0 to the number of events, exclusive @return as it is published */
    byte[] event(long i) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + i);
        long job = FIRST_JOB + random.nextInt(JOBS);
        String action = ACTIONS.get(random.nextInt(ACTIONS.size()));
        boolean worker =
                action.startsWith("package.") || action.startsWith("label.") || action.startsWith("agreement.");
        int item = random.nextInt(50_000);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("seq", i - events + 1);
        event.put("id", new UUID(seed, i).toString());
        event.put("stream", "job:" + job);
        event.put("streamSeq", i + 1);
        event.put("jobId", String.valueOf(job));
        event.put("at", at(i).toString());
        event.put("actor", worker ? worker(action) : person(random));
        event.put("action", action);
        event.put("subjectType", subjectType(action));
        event.put("subjectId", subjectType(action).equals("item") ? job + "/" + item : String.valueOf(item / 20));
        event.put("changed", changed(random, action));
        if (random.nextInt(10) == 0) {
            event.put("reason", word(random) + " " + word(random));
        }
        if (worker) {
            event.put("elementId", "Element" + action.length());
        }
        event.put("previousHash", "0".repeat(64));
        event.put("hash", "1".repeat(64));
        return JSON.writeValueAsBytes(event);
    }

    private Instant at(long i) {
        return end.minus(YEAR).plusMillis(YEAR.toMillis() * i / events);
    }

    Instant beginning() {
        return end.minus(YEAR);
    }

    private static String subjectType(String action) {
        String object = action.substring(0, action.indexOf('.'));
        return switch (object) {
            case "annotation", "verdict", "label" -> "item";
            case "agreement" -> "package";
            case "access" -> "task";
            default -> object;
        };
    }

    private static Map<String, Object> person(SplittableRandom random) {
        String organisation = ORGANISATIONS.get(random.nextInt(ORGANISATIONS.size()));
        return Map.of(
                "subject",
                subject(organisation, random),
                "kind",
                "person",
                "organisation",
                organisation,
                "roles",
                List.of("annotator"));
    }

    static String subject(String organisation, SplittableRandom random) {
        return "s-" + organisation + "-" + random.nextInt(PEOPLE);
    }

    private static Map<String, Object> worker(String action) {
        return Map.of("subject", "worker:" + action, "kind", "worker");
    }

    private static Map<String, Object> changed(SplittableRandom random, String action) {
        if (action.startsWith("annotation.") || action.startsWith("label.")) {
            return Map.of(
                    "round",
                    1,
                    "shapes",
                    List.of(Map.of(
                            "type",
                            "box",
                            "id",
                            "b1",
                            "label",
                            "scratch",
                            "attributes",
                            Map.of(),
                            "x",
                            random.nextInt(4_000),
                            "y",
                            random.nextInt(3_000),
                            "width",
                            120,
                            "height",
                            45)),
                    "activeSeconds",
                    12.5,
                    "tool",
                    "image");
        }
        return Map.of("kind", "annotate", "detail", word(random) + " at " + word(random));
    }

    static String word(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    static String action(SplittableRandom random) {
        return ACTIONS.get(random.nextInt(ACTIONS.size()));
    }

    static String organisation(SplittableRandom random) {
        return ORGANISATIONS.get(random.nextInt(ORGANISATIONS.size()));
    }
}
