package io.countersign.processes.drawing;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Takes a BPMN file apart. */
public final class DrawingReader {
    private static final Set<String> SCOPES = Set.of("process", "subProcess", "adHocSubProcess", "transaction");
    private static final Set<String> OF_FLOWS = Set.of("incoming", "outgoing");
    private static final List<String> TELL_APART = List.of("key", "target", "eventType", "name", "source");

    private final Map<String, DrawnElement> elements = new LinkedHashMap<>();
    private final Map<String, String> layouts = new HashMap<>();

    private DrawingReader() {}

    /** @throws org.camunda.bpm.model.xml.ModelException where the text is no BPMN */
    public static Drawing read(String xml) {
        BpmnModelInstance model =
                Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        Element root = ((Document) model.getDocument().getDomSource().getNode()).getDocumentElement();
        DrawingReader reader = new DrawingReader();
        reader.layouts(root);
        children(root)
                .filter(child -> !child.getLocalName().equals("BPMNDiagram"))
                .forEach(child -> reader.element(child, null));
        DrawnElement process = reader.elements.values().stream()
                .filter(element -> element.type().equals("process"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the file has no process"));
        String name = process.name() == null ? process.id() : process.name();
        return new Drawing(
                process.id(),
                name,
                process.properties().getOrDefault("properties/property[name:zh-CN]/@value", name),
                reader.elements);
    }

    private void layouts(Element root) {
        children(root)
                .filter(child -> child.getLocalName().equals("BPMNDiagram"))
                .flatMap(DrawingReader::children)
                .flatMap(DrawingReader::children)
                .filter(shape -> shape.hasAttribute("bpmnElement"))
                .forEach(shape -> layouts.put(
                        shape.getAttribute("bpmnElement"),
                        String.join(
                                "; ", children(shape).map(DrawingReader::place).toList())));
    }

    private static String place(Element place) {
        if (place.getLocalName().equals("BPMNLabel")) {
            return "label "
                    + String.join("", children(place).map(DrawingReader::place).toList());
        }
        return String.join(
                " ",
                Stream.of("x", "y", "width", "height")
                        .filter(place::hasAttribute)
                        .map(place::getAttribute)
                        .toList());
    }

    private void element(Element element, @Nullable String parent) {
        String id = element.getAttribute("id");
        Map<String, String> properties = new TreeMap<>();
        boolean scope = SCOPES.contains(element.getLocalName());
        attributes(element, "", properties);
        properties.remove("@name");
        List<Element> inside = new ArrayList<>();
        children(element).forEach(child -> {
            if (scope && child.hasAttribute("id") && isDrawn(child)) {
                inside.add(child);
            } else {
                flatten(child, "", properties);
            }
        });
        elements.put(
                id,
                new DrawnElement(
                        id,
                        element.getLocalName(),
                        element.hasAttribute("name") ? element.getAttribute("name") : null,
                        parent,
                        properties,
                        layouts.get(id)));
        inside.forEach(child -> element(child, id));
    }

    private boolean isDrawn(Element child) {
        return !child.getLocalName().endsWith("LoopCharacteristics")
                && !child.getLocalName().endsWith("EventDefinition");
    }

    private static void flatten(Element element, String above, Map<String, String> properties) {
        if (OF_FLOWS.contains(element.getLocalName())) {
            return;
        }
        String path = element.getLocalName().equals("extensionElements")
                ? above
                : free(above + element.getLocalName() + told(element), properties);
        String inside = path.isEmpty() || path.endsWith("/") ? path : path + "/";
        attributes(element, inside, properties);
        List<Element> children = children(element).toList();
        if (children.isEmpty() && element.getAttributes().getLength() == 0) {
            properties.put(path, element.getTextContent().strip());
        } else if (children.isEmpty() && !element.getTextContent().isBlank()) {
            properties.put(path, element.getTextContent().strip());
        }
        children.forEach(child -> flatten(child, inside, properties));
    }

    private static void attributes(Element element, String path, Map<String, String> properties) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            String name = attribute.getLocalName();
            if (!"id".equals(name)
                    && !attribute.getName().startsWith("xmlns")
                    && !attribute.getName().startsWith("xsi:")) {
                properties.put(path + "@" + name, attribute.getValue());
            }
        }
    }

    /** Like children are told apart by what they are about, so that their order does not matter. */
    private static String told(Element element) {
        return TELL_APART.stream()
                .filter(element::hasAttribute)
                .findFirst()
                .map(attribute -> "[" + element.getAttribute(attribute) + "]")
                .orElse("");
    }

    private static String free(String path, Map<String, String> properties) {
        String free = path;
        for (int n = 2; isTaken(free, properties); n++) {
            free = path + "(" + n + ")";
        }
        return free;
    }

    private static boolean isTaken(String path, Map<String, String> properties) {
        return properties.keySet().stream().anyMatch(key -> key.equals(path) || key.startsWith(path + "/"));
    }

    private static Stream<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one) {
                children.add(one);
            }
        }
        return children.stream();
    }
}
