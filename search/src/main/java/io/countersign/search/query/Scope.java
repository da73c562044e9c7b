package io.countersign.search.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may see of the history: all that happened in the jobs of their organisation, and what their organisation did in those
 * of others.
 *
 * @param names whether people of other organisations may be asked for by their names
 * @param actor whom the question is about; null where it names nobody
 * @param named subjects of those whose names have the words of the question in them
 */
public record Scope(
        String organisation, boolean names, @Nullable Asked actor, List<String> named) {

    /**
     * @param subjects none where nobody is known under the name
     * @param byPseudonym whether they were named so: nobody can try names out by it
     */
    public record Asked(List<String> subjects, boolean byPseudonym) {}

    /** Of a question that names nobody. */
    public static Scope of(String organisation, boolean names) {
        return new Scope(organisation, names, null, List.of());
    }
}
