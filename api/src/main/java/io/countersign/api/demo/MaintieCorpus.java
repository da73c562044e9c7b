package io.countersign.api.demo;

import io.countersign.schema.LabelClass;
import io.countersign.schema.LocalText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The maintenance work orders of MaintIE with the labels that its experts settled on: classes of the second level.
 *
 * @param classes by id
 */
public record MaintieCorpus(Map<String, Kind> classes, List<WorkOrder> orders) {
    private static final String ROOT = "maintie/";
    private static final int COLUMNS = 6;
    private static final int LEVELS = 2;

    /** @param type as MaintIE writes it: {@code PhysicalObject/GuidingObject} */
    record Kind(boolean relation, String type, LabelClass label) {
        /** The first part of the type: {@code PhysicalObject}. */
        String top() {
            return type.split("/")[0];
        }
    }

    public static MaintieCorpus shipped() {
        Map<String, Kind> classes = new LinkedHashMap<>();
        Map<String, String> ids = new LinkedHashMap<>();
        text("classes.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", COLUMNS))
                .forEach(cells -> {
                    boolean relation = cells[0].equals("relation");
                    classes.put(
                            cells[2],
                            new Kind(
                                    relation,
                                    cells[1],
                                    new LabelClass(
                                            cells[2],
                                            new LocalText(cells[5], cells[4]),
                                            cells[3],
                                            List.of(relation ? "relation" : "text-span"),
                                            List.of())));
                    ids.put(cells[1], cells[2]);
                });
        List<WorkOrder> orders = new ArrayList<>();
        for (JsonNode each : JsonMapper.shared().readTree(text("gold_release.json"))) {
            orders.add(order(orders.size() + 1, each, ids));
        }
        return new MaintieCorpus(classes, List.copyOf(orders));
    }

    /** The first of them. */
    public MaintieCorpus first(int count) {
        return new MaintieCorpus(classes, orders.subList(0, count));
    }

    Map<String, WorkOrder> byId() {
        return orders.stream().collect(Collectors.toMap(WorkOrder::externalId, order -> order));
    }

    /** A class by its id. */
    Kind kind(String id) {
        return Objects.requireNonNull(classes.get(id), id);
    }

    /** The classes of entities, or those of relations. */
    List<Kind> kinds(boolean relations) {
        return classes.values().stream()
                .filter(kind -> kind.relation() == relations)
                .toList();
    }

    private static WorkOrder order(int number, JsonNode json, Map<String, String> ids) {
        List<Reading.Entity> entities = new ArrayList<>();
        for (JsonNode entity : json.get("entities")) {
            entities.add(new Reading.Entity(
                    entity.get("start").asInt(),
                    entity.get("end").asInt(),
                    id(ids, entity.get("type").asString())));
        }
        List<Reading.Link> links = new ArrayList<>();
        for (JsonNode relation : json.get("relations")) {
            links.add(new Reading.Link(
                    relation.get("head").asInt(),
                    relation.get("tail").asInt(),
                    id(ids, relation.get("type").asString())));
        }
        return new WorkOrder(
                String.format(Locale.ROOT, "maintie-%04d", number),
                json.get("tokens").valueStream().map(JsonNode::asString).toList(),
                new Reading(entities, links));
    }

    private static String id(Map<String, String> ids, String path) {
        String type = Stream.of(path.split("/")).limit(LEVELS).collect(Collectors.joining("/"));
        return Objects.requireNonNull(ids.get(type), path);
    }

    private static String text(String name) {
        try (InputStream file =
                Objects.requireNonNull(MaintieCorpus.class.getResourceAsStream(ROOT + name), ROOT + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
