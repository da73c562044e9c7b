package io.countersign.processes.drawing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares two drawings element by element, by id. */
public final class Differences {
    private Differences() {}

    public static List<Difference> between(Drawing before, Drawing after) {
        Set<String> ids = new LinkedHashSet<>(before.elements().keySet());
        ids.addAll(after.elements().keySet());
        return ids.stream()
                .flatMap(id -> of(before.elements().get(id), after.elements().get(id)).stream())
                .toList();
    }

    private static Optional<Difference> of(@Nullable DrawnElement before, @Nullable DrawnElement after) {
        DrawnElement present = after == null ? Objects.requireNonNull(before) : after;
        List<Difference.Property> properties = properties(said(before), said(after));
        if (before == null || after == null) {
            Difference.Kind kind = before == null ? Difference.Kind.ADDED : Difference.Kind.REMOVED;
            return Optional.of(new Difference(present.id(), present.type(), kind, properties));
        }
        if (!properties.isEmpty()) {
            return Optional.of(new Difference(present.id(), present.type(), Difference.Kind.CHANGED, properties));
        }
        return Objects.equals(before.layout(), after.layout())
                ? Optional.empty()
                : Optional.of(new Difference(
                        present.id(),
                        present.type(),
                        Difference.Kind.MOVED,
                        List.of(new Difference.Property("layout", before.layout(), after.layout()))));
    }

    private static List<Difference.Property> properties(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Difference.Property> changed = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                changed.add(new Difference.Property(name, before.get(name), after.get(name)));
            }
        }
        return changed;
    }

    private static Map<String, String> said(@Nullable DrawnElement element) {
        Map<String, String> said = new TreeMap<>();
        if (element != null) {
            said.putAll(element.properties());
            said.put("type", element.type());
            put(said, "name", element.name());
            put(said, "parent", element.parent());
        }
        return said;
    }

    private static void put(Map<String, String> said, String name, @Nullable String value) {
        if (value != null) {
            said.put(name, value);
        }
    }
}
