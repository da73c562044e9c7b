package io.countersign.bench.history;

import io.countersign.bench.product.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Asks what an auditor asks: narrowed by job, person, action, words or time, mostly by two of them, never twice the same. */
public final class Auditor {
    public static final String PAGE = "page";
    public static final String FACETS = "facets";
    private static final int DAYS = 365;

    private final Person person;
    private final SyntheticHistory history;
    private final SplittableRandom random;

    public Auditor(Person person, SyntheticHistory history, long seed) {
        this.person = person;
        this.history = history;
        this.random = new SplittableRandom(seed);
    }

    /** So many questions, each for its first page and its facets. */
    public void ask(int questions) throws Exception {
        for (int i = 0; i < questions; i++) {
            String query = query(i % 6);
            person.get(PAGE, "/api/v1/history?limit=50&" + query);
            person.get(FACETS, "/api/v1/history/facets?" + query);
        }
    }

    private String query(int kind) {
        Map<String, String> fields = new LinkedHashMap<>();
        switch (kind) {
            case 0 -> fields.put("jobId", job());
            case 1 -> {
                fields.put("jobId", job());
                fields.put("action", SyntheticHistory.action(random));
            }
            case 2 -> {
                fields.put("actor", SyntheticHistory.subject(SyntheticHistory.organisation(random), random));
                month(fields, 30);
            }
            case 3 -> {
                fields.put("text", SyntheticHistory.word(random) + " " + SyntheticHistory.word(random));
                fields.put("jobId", job());
            }
            case 4 -> {
                fields.put("refused", "true");
                fields.put("organisation", SyntheticHistory.organisation(random));
                month(fields, 90);
            }
            default -> month(fields, 7);
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String job() {
        return String.valueOf(SyntheticHistory.FIRST_JOB + random.nextInt(SyntheticHistory.JOBS));
    }

    private void month(Map<String, String> fields, int days) {
        Instant from = history.beginning()
                .plus(Duration.ofDays(random.nextInt(DAYS - days)))
                .plusSeconds(random.nextInt(86_400));
        fields.put("from", from.toString());
        fields.put("to", from.plus(Duration.ofDays(days)).toString());
    }
}
