package io.countersign.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes of a shape against those of its class. */
final class AttributeCheck {
    private AttributeCheck() {}

    static void check(Findings findings, LabelClass known, @Nullable Map<String, ? extends @Nullable Object> given) {
        Map<String, ? extends @Nullable Object> values = given == null ? Map.of() : given;
        List<Attribute> attributes = known.attributes() == null ? List.of() : known.attributes();
        for (Attribute attribute : attributes) {
            Object value = values.get(attribute.id());
            if (value == null) {
                findings.require(!attribute.required(), attribute.id(), "is missing");
            } else {
                value(findings, attribute, value);
            }
        }
        for (String name : values.keySet()) {
            findings.require(
                    attributes.stream().anyMatch(attribute -> attribute.id().equals(name)),
                    name,
                    "is no attribute of {0}",
                    known.id());
        }
    }

    private static void value(Findings findings, Attribute attribute, Object value) {
        switch (attribute.kind()) {
            case TEXT -> text(findings, attribute, value);
            case NUMBER -> number(findings, attribute, value);
            case CHOICE -> choice(findings, attribute, value);
            case BOOLEAN -> findings.require(value instanceof Boolean, attribute.id(), "is neither true nor false");
        }
    }

    private static void text(Findings findings, Attribute attribute, Object value) {
        if (!(value instanceof String text)) {
            findings.add(attribute.id(), "is not a text");
        } else if (attribute.maxLength() != null) {
            findings.require(
                    text.codePointCount(0, text.length()) <= attribute.maxLength(),
                    attribute.id(),
                    "has more than {0} characters",
                    attribute.maxLength());
        }
    }

    private static void number(Findings findings, Attribute attribute, Object value) {
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            findings.add(attribute.id(), "is not a number");
            return;
        }
        String unit = attribute.unit() == null ? "" : " " + attribute.unit();
        findings.require(
                attribute.min() == null || number.doubleValue() >= attribute.min(),
                attribute.id(),
                "is {0}{1}, below {2}{1}",
                number,
                unit,
                attribute.min());
        findings.require(
                attribute.max() == null || number.doubleValue() <= attribute.max(),
                attribute.id(),
                "is {0}{1}, above {2}{1}",
                number,
                unit,
                attribute.max());
    }

    private static void choice(Findings findings, Attribute attribute, Object value) {
        List<String> ids = attribute.choices() == null
                ? List.of()
                : attribute.choices().stream().map(Attribute.Choice::id).toList();
        findings.require(
                ids.stream().anyMatch(id -> id.equals(value)),
                attribute.id(),
                "is '{0}', not one of: {1}",
                value,
                String.join(", ", ids));
    }
}
