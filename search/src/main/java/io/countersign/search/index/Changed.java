package io.countersign.search.index;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a batch of events says of one job: which of them there were, and what they were about. */
final class Changed {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private long first = Long.MAX_VALUE;
    private long last;
    private final Set<Integer> items = new HashSet<>();
    private final Set<Long> packages = new HashSet<>();
    private final Set<Long> tasks = new HashSet<>();

    /** By job, each event the JSON of an EventRecord. Events of no job concern no item. */
    static Map<Long, Changed> by(List<byte[]> events) {
        Map<Long, Changed> jobs = new TreeMap<>();
        for (byte[] event : events) {
            JsonNode read = JSON.readTree(event);
            JsonNode job = read.path("jobId");
            if (job.isString()) {
                jobs.computeIfAbsent(Long.valueOf(job.asString()), id -> new Changed())
                        .add(read);
            }
        }
        return jobs;
    }

    private void add(JsonNode event) {
        long sequence = event.path("streamSeq").asLong();
        first = Math.min(first, sequence);
        last = Math.max(last, sequence);
        String id = event.path("subjectId").asString();
        switch (event.path("subjectType").asString()) {
            case "item" -> items.add(Integer.valueOf(id.substring(id.indexOf('/') + 1)));
            case "package" -> packages.add(Long.valueOf(id));
            case "task" -> tasks.add(Long.valueOf(id));
            default -> {}
        }
    }

    /** Number of the first event of the job in the batch. */
    long first() {
        return first;
    }

    long last() {
        return last;
    }

    Set<Integer> items() {
        return items;
    }

    Set<Long> packages() {
        return packages;
    }

    Set<Long> tasks() {
        return tasks;
    }
}
