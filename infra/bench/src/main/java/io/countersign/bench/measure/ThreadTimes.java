package io.countersign.bench.measure;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** CPU seconds so far of each thread of a process. Threads that end in between are not seen. */
public final class ThreadTimes {
    private final Map<String, ProcStat> threads;

    private ThreadTimes(Map<String, ProcStat> threads) {
        this.threads = threads;
    }

    public static ThreadTimes of(ProcessHandle process) throws IOException {
        Map<String, ProcStat> threads = new HashMap<>();
        Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
        try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
            for (Path thread : all) {
                ProcStat.read(thread.resolve("stat"))
                        .ifPresent(stat -> threads.put(thread.getFileName().toString(), stat));
            }
        }
        return new ThreadTimes(threads);
    }

    /** The groups of threads, alike but for their number, that took most since then: {@code name 12.3}. */
    public String mostSince(ThreadTimes earlier, int groups) {
        Map<String, Double> grown = new TreeMap<>();
        threads.forEach((id, stat) -> {
            ProcStat before = earlier.threads.get(id);
            grown.merge(group(stat.name()), stat.seconds() - (before == null ? 0 : before.seconds()), Double::sum);
        });
        List<Map.Entry<String, Double>> most = grown.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(groups)
                .toList();
        return most.stream()
                .map(group -> String.format(Locale.ROOT, "%s %.1f", group.getKey(), group.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String group(String name) {
        return name.replaceAll("[-#. ]*\\d[-\\d.]*[a-z]?$", "");
    }
}
