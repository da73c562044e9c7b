package io.countersign.processes.rules;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * An expression of a process: any attribute or text that starts with an equals sign.
 *
 * @param elementId of the nearest element that has an id
 * @param where the same, and the name of the element that holds it
 */
public record Feel(String elementId, String where, String text) {

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    public static List<Feel> in(BpmnModelInstance model) {
        List<Feel> found = new ArrayList<>();
        NodeList all = ((Document) model.getDocument().getDomSource().getNode()).getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            for (int a = 0; a < element.getAttributes().getLength(); a++) {
                add(found, element, ((Attr) element.getAttributes().item(a)).getValue());
            }
            if (element.getElementsByTagName("*").getLength() == 0) {
                add(found, element, element.getTextContent());
            }
        }
        return found;
    }

    private static void add(List<Feel> found, Element element, String value) {
        if (value.startsWith("=")) {
            String id = nearestId(element);
            found.add(new Feel(id, id + " " + element.getLocalName(), value.substring(1)));
        }
    }

    static String nearestId(@Nullable Node node) {
        while (node instanceof Element element) {
            if (!element.getAttribute("id").isEmpty()) {
                return element.getAttribute("id");
            }
            node = element.getParentNode();
        }
        return "?";
    }

    public Stream<String> variables() {
        ParseResult parsed = ENGINE.parseExpression(text);
        return parsed.isSuccess() ? parsed.getVariableNames().stream() : Stream.of();
    }

    /** Why it can't be read; empty where it can. */
    Optional<String> failure() {
        ParseResult parsed = ENGINE.parseExpression(text);
        return parsed.isSuccess()
                ? Optional.empty()
                : Optional.of(parsed.failure().message());
    }

    public Stream<String> texts() {
        return TEXT.matcher(text).results().map(match -> match.group(1));
    }

    /** What is wrong with it, evaluated over the given variables: does not parse, fails, gives null, or warns. */
    public Stream<String> findings(Map<String, Object> variables) {
        EvaluationResult result = ENGINE.evaluateExpression(text, variables);
        if (result.isFailure()) {
            return Stream.of(where + ": " + text + ": " + result.failure().message());
        }
        if (result.hasSuppressedFailures() || result.result() == null) {
            return Stream.of(where + ": " + text + ": " + result.suppressedFailures());
        }
        return Stream.of();
    }
}
