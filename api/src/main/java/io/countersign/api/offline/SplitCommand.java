package io.countersign.api.offline;

import io.countersign.split.GroupSplit;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine;

@CommandLine.Command(
        name = "split",
        mixinStandardHelpOptions = true,
        description = {
            "Splits items into parts to train and to test with: each group whole in one part, classes in the same shares, by a seed.",
            "LABELS.csv has the columns item, group and label; an item with several labels has a row for each. OUT.csv gets item,"
                    + " group and part. Nothing is overwritten."
        })
public final class SplitCommand extends OfflineCommand {

    @CommandLine.Option(
            names = "--part",
            paramLabel = "NAME=SHARE",
            description = "A part and its share; once for each (default: train=0.8 validation=0.1 test=0.1).")
    private Map<String, Double> parts = new LinkedHashMap<>();

    @CommandLine.Option(names = "--seed", description = "Any text (default: ${DEFAULT-VALUE}).")
    private String seed = "0";

    @CommandLine.Parameters(index = "0", paramLabel = "LABELS.csv")
    private Path in = Path.of("");

    @CommandLine.Parameters(index = "1", paramLabel = "OUT.csv")
    private Path out = Path.of("");

    private static final class Group {
        private final String name;
        private final String place;
        private final Set<String> items = new LinkedHashSet<>();
        private final Map<String, Set<String>> itemsByLabel = new TreeMap<>();

        Group(String name, String place) {
            this.name = name;
            this.place = place;
        }

        Map<String, Long> labels() {
            Map<String, Long> counts = new TreeMap<>();
            itemsByLabel.forEach((label, items) -> counts.put(label, (long) items.size()));
            return counts;
        }

        String place() {
            return place;
        }

        int size() {
            return items.size();
        }
    }

    @Override
    Report report() throws IOException {
        List<Group> groups = groups();
        long items = 0;
        Map<String, Long> totals = new TreeMap<>();
        for (Group group : groups) {
            items += group.size();
            group.labels().forEach((label, count) -> totals.merge(label, count, Long::sum));
        }
        GroupSplit split = new GroupSplit(parts(), items, totals);
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        parts().forEach(part -> counts.put(part.name(), new TreeMap<>()));
        Map<String, Long> itemsOf = new TreeMap<>();
        try (BufferedWriter writer =
                        Files.newBufferedWriter(out, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
                CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180)) {
            csv.printRecord("item", "group", "part");
            for (Group group : groups) {
                String part = split.next(group.size(), group.labels());
                itemsOf.merge(part, (long) group.size(), Long::sum);
                Map<String, Long> ofPart = counts.getOrDefault(part, new TreeMap<>());
                group.labels().forEach((label, count) -> ofPart.merge(label, count, Long::sum));
                for (String item : group.items) {
                    csv.printRecord(item, group.name, part);
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw new BadInput(e.getFile() + " is there already");
        }
        Report report =
                new Report().fact("items", items).fact("groups", groups.size()).fact("seed", seed);
        Report.Table sizes = report.table("parts", "part", "items", "share", "share_wanted");
        for (GroupSplit.Part part : parts()) {
            long of = itemsOf.getOrDefault(part.name(), 0L);
            sizes.row(part.name(), of, of / (double) items, part.share());
        }
        Report.Table classes = report.table("classes", "label", "part", "items", "share");
        totals.forEach((label, total) -> counts.forEach((part, of) -> {
            long count = of.getOrDefault(label, 0L);
            classes.row(label, part, count, count / (double) total);
        }));
        return report;
    }

    /** The greatest first, then by the seed. */
    private List<Group> groups() throws IOException {
        Map<String, Group> groups = new LinkedHashMap<>();
        Map<String, String> groupOfItem = new LinkedHashMap<>();
        CsvFile.read(in, List.of("item", "group", "label"), row -> {
            String item = row.values().get(0);
            String group = row.values().get(1);
            String before = groupOfItem.putIfAbsent(item, group);
            if (before != null && !before.equals(group)) {
                throw row.bad("item " + item + " is in group " + before + " too");
            }
            Group of = groups.computeIfAbsent(group, name -> new Group(name, GroupSplit.place(seed, name)));
            of.items.add(item);
            of.itemsByLabel
                    .computeIfAbsent(row.values().get(2), label -> new LinkedHashSet<>())
                    .add(item);
        });
        if (groups.isEmpty()) {
            throw new BadInput(in + " has no item");
        }
        List<Group> sorted = new ArrayList<>(groups.values());
        sorted.sort(Comparator.comparingInt(Group::size).reversed().thenComparing(Group::place));
        return sorted;
    }

    private List<GroupSplit.Part> parts() {
        if (parts.isEmpty()) {
            return List.of(
                    new GroupSplit.Part("train", 0.8),
                    new GroupSplit.Part("validation", 0.1),
                    new GroupSplit.Part("test", 0.1));
        }
        return parts.entrySet().stream()
                .map(part -> new GroupSplit.Part(part.getKey(), part.getValue()))
                .toList();
    }
}
