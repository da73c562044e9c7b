package io.countersign.processes.drawing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element of a process, or a message, signal or error that it names.
 *
 * @param type as BPMN spells it, for example {@code userTask}
 * @param name in English, as drawn; null where it has none
 * @param parent id of the subprocess or process that it stands in; null at the top
 * @param properties everything else it says, by path: {@code taskHeaders/header[kind]/@value}
 * @param layout where it is drawn; null where it is not
 */
public record DrawnElement(
        String id,
        String type,
        @Nullable String name,
        @Nullable String parent,
        Map<String, String> properties,
        @Nullable String layout) {}
