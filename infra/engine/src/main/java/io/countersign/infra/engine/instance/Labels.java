package io.countersign.infra.engine.instance;

import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.EngineSql;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a process instance is called by those who create it. Neither can change later.
 *
 * @param tags at most 10; jobs and user tasks of the instance carry them
 * @param businessId 1 to 256 characters; called instances have their root's
 */
public record Labels(Set<String> tags, @Nullable String businessId) {
    public static final Labels NONE = new Labels(Set.of(), null);

    private static final int MOST_TAGS = 10;
    private static final int LONGEST_BUSINESS_ID = 256;
    private static final Pattern TAG = Pattern.compile("[A-Za-z][A-Za-z0-9_\\-:.]{0,99}");

    /** @throws Problem 400 that names the tag or id that does not fit */
    public static Labels of(@Nullable Set<String> tags, @Nullable String businessId) {
        Set<String> given = tags == null ? Set.of() : tags;
        if (given.size() > MOST_TAGS) {
            throw Problem.invalid("Expected at most " + MOST_TAGS + " tags, but got " + given.size() + ".");
        }
        for (@Nullable String tag : given) {
            if (tag == null || !TAG.matcher(tag).matches()) {
                throw Problem.invalid("The provided tag '" + tag + "' is not valid: it must start with a letter and"
                        + " hold at most 100 letters, digits, '_', '-', ':' and '.'.");
            }
        }
        if (businessId != null && (businessId.isBlank() || businessId.length() > LONGEST_BUSINESS_ID)) {
            throw Problem.invalid(
                    "The provided businessId must have 1 to " + LONGEST_BUSINESS_ID + " characters and not be blank.");
        }
        return new Labels(given, businessId);
    }

    /**
     * Refuses a business id that an active root instance of the same process has. In a command; creations with the same
     * id wait for each other.
     */
    void requireUnique(String processId) {
        if (businessId == null) {
            return;
        }
        EngineSql.query(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                row -> 1,
                "c8_business_id " + processId + " " + businessId);
        Integer active = EngineSql.queryOne("""
                select 1 from c8_instance_label l join act_ru_execution e on e.id_ = l.process_instance_key
                where l.business_id = ? and l.process_definition_id = ?
                """, row -> 1, businessId, processId);
        if (active != null) {
            throw Problem.exists("Expected to create a process instance with business id '" + businessId
                    + "', but an active root process instance of process '" + processId + "' has it already");
        }
    }

    /** In the command that creates the instance. */
    void store(String instanceKey, String processId) {
        if (!tags.isEmpty() || businessId != null) {
            EngineSql.update(
                    "insert into c8_instance_label values (?, ?, ?, ?)",
                    instanceKey,
                    processId,
                    businessId,
                    tags.toArray(String[]::new));
        }
    }
}
