package io.countersign.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of an XML file with all that is in it.
 *
 * @param line on which its opening tag ends, from 1
 * @param column behind that tag, from 1
 */
record XmlElement(
        Path file,
        long line,
        long column,
        String name,
        Map<String, String> attributes,
        String text,
        List<XmlElement> children) {

    UnreadableFile bad(String why) {
        return UnreadableFile.at(file, line, column, name + ": " + why);
    }

    List<XmlElement> all(String child) {
        return children.stream().filter(one -> one.name.equals(child)).toList();
    }

    Optional<XmlElement> first(String child) {
        return children.stream().filter(one -> one.name.equals(child)).findFirst();
    }

    XmlElement needed(String child) {
        return first(child).orElseThrow(() -> bad("there is no element " + child));
    }

    double number() {
        return number("the text", text);
    }

    double number(String attribute) {
        return number("attribute " + attribute, attribute(attribute));
    }

    String attribute(String attribute) {
        String value = attributes.get(attribute);
        if (value == null) {
            throw bad("there is no attribute " + attribute);
        }
        return value;
    }

    double number(String what, String value) {
        try {
            double number = Double.parseDouble(value.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw bad(what + " is no number: " + value);
        }
        throw bad(what + " is no finite number: " + value);
    }
}
