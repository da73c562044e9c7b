package io.countersign.api.access;

import io.countersign.processes.Role;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;

/**
 * The table {@code access-matrix.csv}: a line for each operation and relation, a column for each role. A cell says {@code yes} (what
 * stands under {@code answer}), {@code no} (403), {@code hidden} (404: not even that there is such a thing), {@code not-now} (409) or
 * another status.
 */
record AccessMatrix(List<Line> lines) {
    static final String NO_ROLE = "no-role";
    static final String ANONYMOUS = "anonymous";
    static final String BAD_TOKEN = "bad-token";
    private static final String HOW_TO =
            "; see 'Adding an endpoint' in CONTRIBUTING.md, and api/src/test/resources/access-matrix.csv";
    private static final Map<String, Integer> WORDS = Map.of("no", 403, "hidden", 404, "not-now", 409);

    /** @param cells by the name of their column */
    record Line(Operation operation, Relation relation, int answer, Map<String, String> cells) {
        int expected(String column) {
            String cell = cells.getOrDefault(column, "");
            return cell.equals("yes") ? answer : WORDS.containsKey(cell) ? WORDS.get(cell) : Integer.parseInt(cell);
        }

        @Override
        public String toString() {
            return operation + " by " + relation.id();
        }
    }

    static AccessMatrix read() {
        try {
            return parse(new ClassPathResource("access-matrix.csv").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AccessMatrix parse(String csv) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (var parser = format.parse(new StringReader(csv))) {
            return new AccessMatrix(parser.stream().map(AccessMatrix::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(CSVRecord row) {
        Map<String, String> cells = new LinkedHashMap<>();
        columns().forEach(column -> cells.put(column, row.get(column)));
        return new Line(
                new Operation(row.get("method"), row.get("path"), row.get("sends")),
                Relation.of(row.get("relation")),
                Integer.parseInt(row.get("answer")),
                cells);
    }

    /** The people whom the API is called as. */
    static List<String> roles() {
        return Stream.concat(Arrays.stream(Role.values()).map(Role::id), Stream.of(NO_ROLE))
                .toList();
    }

    private static List<String> columns() {
        return Stream.concat(roles().stream(), Stream.of(ANONYMOUS, BAD_TOKEN)).toList();
    }

    /** What is wrong between the lines and what there is to call, in words that say what to do. */
    List<String> gaps(Set<Operation> operations) {
        List<String> gaps = new ArrayList<>();
        Map<Operation, List<Relation>> known = lines.stream()
                .collect(Collectors.groupingBy(
                        Line::operation, LinkedHashMap::new, Collectors.mapping(Line::relation, Collectors.toList())));
        for (Operation operation : operations) {
            List<Relation> there = known.getOrDefault(operation, List.of());
            for (Relation needed : Relation.of(operation)) {
                if (!there.contains(needed)) {
                    gaps.add(operation + " has no line for " + needed.id() + HOW_TO);
                }
            }
        }
        known.forEach((operation, relations) -> {
            if (!operations.contains(operation)) {
                gaps.add(operation + " has a line, but there is no such endpoint" + HOW_TO);
            } else if (relations.size() != Relation.of(operation).size()) {
                gaps.add(operation + " has lines for " + relations + " where " + Relation.of(operation)
                        + " are asked for" + HOW_TO);
            }
        });
        return gaps;
    }
}
