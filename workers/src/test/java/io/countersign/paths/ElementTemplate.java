package io.countersign.paths;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Applies an element template as a modeler does: every property goes where its binding says. */
final class ElementTemplate {
    private final JsonNode template;

    private ElementTemplate(JsonNode template) {
        this.template = template;
    }

    static ElementTemplate named(String name) {
        String resource = "element-templates/en/" + name + ".json";
        try (InputStream in = ElementTemplate.class.getClassLoader().getResourceAsStream(resource)) {
            return new ElementTemplate(JsonMapper.shared().readTree(Objects.requireNonNull(in, resource)));
        } catch (IOException e) {
            throw new AssertionError(resource, e);
        }
    }

    /** A blank task of that id, with the template on it. */
    String on(String id) {
        String type = template.path("elementType").path("value").asString();
        String tag = "bpmn:" + Character.toLowerCase(type.charAt(5)) + type.substring(6);
        Map<String, List<String>> inside = new LinkedHashMap<>();
        Map<String, String> attributes = new LinkedHashMap<>();
        Map<String, String> name = new LinkedHashMap<>();
        for (JsonNode property : template.path("properties")) {
            JsonNode binding = property.path("binding");
            String value = escaped(property.path("value").asString(""));
            switch (binding.path("type").asString()) {
                case "property" -> name.put(binding.path("name").asString(), value);
                case "zeebe:userTask" -> inside.put("zeebe:userTask", List.of());
                case "zeebe:taskHeader" ->
                    put(
                            inside,
                            "zeebe:taskHeaders",
                            "<zeebe:header key=\"%s\" value=\"%s\" />"
                                    .formatted(binding.path("key").asString(), value));
                case "zeebe:property" ->
                    put(
                            inside,
                            "zeebe:properties",
                            "<zeebe:property name=\"%s\" value=\"%s\" />"
                                    .formatted(binding.path("name").asString(), value));
                case "zeebe:output" ->
                    put(
                            inside,
                            "zeebe:ioMapping",
                            "<zeebe:output source=\"%s\" target=\"%s\" />"
                                    .formatted(binding.path("source").asString(), value));
                case "zeebe:taskListener" ->
                    put(
                            inside,
                            "zeebe:taskListeners",
                            "<zeebe:taskListener eventType=\"%s\" type=\"%s\" />"
                                    .formatted(binding.path("eventType").asString(), value));
                case "zeebe:taskDefinition",
                        "zeebe:assignmentDefinition",
                        "zeebe:taskSchedule",
                        "zeebe:priorityDefinition" ->
                    attributes.merge(
                            binding.path("type").asString(),
                            "%s=\"%s\"".formatted(binding.path("property").asString(), value),
                            (one, other) -> one + " " + other);
                default -> throw new AssertionError("unknown binding " + binding);
            }
        }
        StringBuilder extensions = new StringBuilder();
        attributes.forEach((element, said) -> extensions.append("<%s %s />".formatted(element, said)));
        inside.forEach((element, lines) ->
                extensions.append("<%s>%s</%s>".formatted(element, String.join("", lines), element)));
        return "<%s id=\"%s\" name=\"%s\"><bpmn:extensionElements>%s</bpmn:extensionElements></%s>"
                .formatted(tag, id, name.get("name"), extensions, tag);
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    private static void put(Map<String, List<String>> inside, String element, String line) {
        inside.computeIfAbsent(element, key -> new ArrayList<>()).add(line);
    }
}
