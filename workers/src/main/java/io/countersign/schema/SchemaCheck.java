package io.countersign.schema;

import io.countersign.problem.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a schema's document makes sense by itself. */
final class SchemaCheck {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int MOST = 1_000;

    private SchemaCheck() {}

    static List<Violation> check(@Nullable LabelSchema schema) {
        Findings findings = new Findings("");
        if (schema == null) {
            findings.add("document", "is missing");
            return findings.all();
        }
        if (hasHoles(schema)) {
            findings.add("document", "has a null in one of its lists");
            return findings.all();
        }
        List<LabelClass> classes = orEmpty(schema.classes());
        findings.require(!classes.isEmpty(), "classes", "is empty; a schema needs at least one class");
        findings.require(classes.size() <= MOST, "classes", "has more than {0} classes", MOST);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < classes.size(); i++) {
            labelClass(findings.at("classes", i), classes.get(i), ids);
        }
        channels(findings, orEmpty(schema.channels()));
        text(findings.at("guideline"), schema.guideline());
        return findings.all();
    }

    private static void labelClass(Findings findings, LabelClass given, Set<String> ids) {
        id(findings, given.id(), ids);
        text(findings.at("name"), given.name());
        findings.require(
                given.colour() != null && COLOUR.matcher(given.colour()).matches(),
                "colour",
                "is not of the form #rrggbb");
        List<String> shapes = orEmpty(given.shapes());
        findings.require(!shapes.isEmpty(), "shapes", "is empty; a class needs at least one type of shape");
        for (String shape : shapes) {
            findings.require(
                    shape != null && ShapeTypes.all().contains(shape),
                    "shapes",
                    "has no type '{0}': {1}",
                    shape,
                    String.join(", ", new TreeSet<>(ShapeTypes.all())));
        }
        SkeletonCheck.ofClass(findings.at("skeleton"), given);
        List<Attribute> attributes = orEmpty(given.attributes());
        Set<String> attributeIds = new HashSet<>();
        for (int i = 0; i < attributes.size(); i++) {
            attribute(findings.at("attributes", i), attributes.get(i), attributeIds);
        }
    }

    private static void attribute(Findings findings, Attribute given, Set<String> ids) {
        id(findings, given.id(), ids);
        text(findings.at("name"), given.name());
        if (given.kind() == null) {
            findings.add("kind", "is missing");
            return;
        }
        boolean number = given.kind() == Attribute.Kind.NUMBER;
        boolean choice = given.kind() == Attribute.Kind.CHOICE;
        findings.require(number || given.unit() == null, "unit", "belongs to a number only");
        findings.require(number || given.min() == null, "min", "belongs to a number only");
        findings.require(number || given.max() == null, "max", "belongs to a number only");
        findings.require(ordered(given.min(), given.max()), "max", "is below min");
        findings.require(
                given.kind() == Attribute.Kind.TEXT || given.maxLength() == null,
                "maxLength",
                "belongs to a text only");
        findings.require(given.maxLength() == null || given.maxLength() > 0, "maxLength", "is not above 0");
        List<Attribute.Choice> choices = orEmpty(given.choices());
        findings.require(choice || choices.isEmpty(), "choices", "belongs to a choice only");
        findings.require(!choice || !choices.isEmpty(), "choices", "is empty; a choice needs at least one");
        Set<String> choiceIds = new HashSet<>();
        for (int i = 0; i < choices.size(); i++) {
            id(findings.at("choices", i), choices.get(i).id(), choiceIds);
            text(findings.at("choices", i).at("name"), choices.get(i).name());
        }
    }

    private static void channels(Findings findings, List<Channel> channels) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < channels.size(); i++) {
            Channel channel = channels.get(i);
            Findings here = findings.at("channels", i);
            if (here.text(channel.name(), "name")) {
                here.require(names.add(channel.name()), "name", "is used twice: {0}", channel.name());
            }
            here.require(channel.unit() != null, "unit", "is missing; give an empty text for a plain number");
            here.require(ordered(channel.min(), channel.max()), "max", "is below min");
        }
    }

    private static void id(Findings findings, @Nullable String id, Set<String> taken) {
        if (id == null || !ID.matcher(id).matches()) {
            findings.add("id", "is not made of 1 to 63 lower case letters, digits, - and _");
        } else {
            findings.require(taken.add(id), "id", "is used twice: {0}", id);
        }
    }

    private static void text(Findings findings, @Nullable LocalText text) {
        findings.text(text == null ? null : text.chinese(), "zh-CN");
        findings.text(text == null ? null : text.english(), "en");
    }

    private static boolean hasHoles(LabelSchema schema) {
        List<LabelClass> classes = orEmpty(schema.classes());
        return hasNull(classes)
                || hasNull(orEmpty(schema.channels()))
                || classes.stream().anyMatch(each -> hasNull(orEmpty(each.attributes())))
                || classes.stream()
                        .flatMap(each -> orEmpty(each.attributes()).stream())
                        .anyMatch(attribute -> hasNull(orEmpty(attribute.choices())));
    }

    private static boolean hasNull(List<?> list) {
        return list.stream().anyMatch(Objects::isNull);
    }

    private static boolean ordered(@Nullable Double low, @Nullable Double high) {
        return low == null || high == null || low <= high;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
