package io.countersign.processes.drawing;

import java.util.Map;

/**
 * A BPMN file, taken apart.
 *
 * @param processId of its executable process
 * @param name of the process in English; the id where it has none
 * @param chineseName of the process; the English one where it has none
 * @param elements by id, in the order of the file
 */
public record Drawing(String processId, String name, String chineseName, Map<String, DrawnElement> elements) {}
