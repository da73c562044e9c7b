package io.countersign.release;

import io.countersign.split.GroupSplit;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code labels/splits.csv}: a part for each item, to train, to validate or to test with. Items of one group are in one part; an item
 * without a group is one of its own. Items stream in from the database, group by group, and one group is held.
 *
 * @param seed of the order among groups of a size: the job, so that its versions are split alike
 */
record SplitLines(long releaseId, String seed, JdbcClient jdbc) implements BundleFile {
    static final List<GroupSplit.Part> PARTS = List.of(
            new GroupSplit.Part("train", 0.8),
            new GroupSplit.Part("validation", 0.1),
            new GroupSplit.Part("test", 0.1));
    private static final int FETCH = 500;
    private static final String ITEMS = """
            select i.no, i.external_id, coalesce('group ' || i.group_key, 'item ' || i.external_id) as together,
                   array(select distinct s ->> 'label' from jsonb_array_elements(c.shapes) s) labels
            from release_item r
            join release on release.id = r.release_id
            join item i on i.job_id = release.job_id and i.no = r.item_no
            join consensus c on c.id = r.consensus_id
            where r.release_id = :release""";

    @Override
    public String path() {
        return "labels/splits.csv";
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        Map<String, Long> totals = new HashMap<>();
        jdbc.sql("select label, count(*) items from (" + ITEMS + ") i cross join unnest(i.labels) label group by label")
                .param("release", releaseId)
                .query(row -> {
                    totals.put(row.getString("label"), row.getLong("items"));
                });
        long items = jdbc.sql("select count(*) from release_item where release_id = :release")
                .param("release", releaseId)
                .query(Long.class)
                .single();
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180);
        csv.printRecord("item", "group", "part");
        Groups groups = new Groups(new GroupSplit(PARTS, items, totals), csv);
        try {
            jdbc.sql(
                            "select *, count(*) over (partition by together) size from (" + ITEMS + ") i"
                                    + " order by size desc, sha256(convert_to(:seed || chr(10) || together, 'UTF8')), together, no")
                    .param("release", releaseId)
                    .param("seed", seed)
                    .withFetchSize(FETCH)
                    .query(row -> {
                        groups.item(row);
                    });
            groups.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    private static final class Groups {
        private final GroupSplit split;
        private final CSVPrinter csv;
        private final List<String> items = new ArrayList<>();
        private final Map<String, Long> labels = new HashMap<>();
        private @Nullable String group;

        Groups(GroupSplit split, CSVPrinter csv) {
            this.split = split;
            this.csv = csv;
        }

        void item(ResultSet row) throws SQLException {
            String of = row.getString("together");
            if (!of.equals(group)) {
                flush();
                group = of;
            }
            items.add(row.getString("external_id"));
            for (String label : (String[]) row.getArray("labels").getArray()) {
                labels.merge(label, 1L, Long::sum);
            }
        }

        void flush() {
            if (group == null) {
                return;
            }
            String name = group.startsWith("group ") ? group.substring("group ".length()) : "";
            String part = split.next(items.size(), labels);
            try {
                for (String item : items) {
                    csv.printRecord(item, name, part);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            items.clear();
            labels.clear();
            group = null;
        }
    }
}
