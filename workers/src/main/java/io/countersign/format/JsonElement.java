package io.countersign.format;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * An element of an array of a JSON file.
 *
 * @param array the field that holds the array; empty where the whole file is one
 * @param index from 0; negative for the file as a whole
 * @param line where the element begins, from 1
 * @param column from 1
 */
record JsonElement(Path file, String array, int index, long line, long column, JsonNode node) {

    UnreadableFile bad(String why) {
        return UnreadableFile.at(file, line, column, (index < 0 ? "" : array + "[" + index + "]") + why);
    }

    boolean has(String field) {
        return node.has(field) && !node.get(field).isNull();
    }

    long integer(String field) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw bad("." + field + " must be a whole number" + was(value));
        }
        return value.longValue();
    }

    double number(String field) {
        JsonNode value = node.path(field);
        if (!value.isNumber()) {
            throw bad("." + field + " must be a number" + was(value));
        }
        return value.doubleValue();
    }

    String text(String field) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw bad("." + field + " must be a text" + was(value));
        }
        return value.stringValue();
    }

    /** @param count how many there must be; any number, if negative */
    double[] numbers(String field, int count) {
        return numbers(field, node.path(field), count);
    }

    double[] numbers(String field, JsonNode values, int count) {
        if (!values.isArray() || (count >= 0 && values.size() != count)) {
            throw bad("." + field + " must be a list of " + (count < 0 ? "" : count + " ") + "numbers" + was(values));
        }
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!values.get(i).isNumber()) {
                throw bad("." + field + "[" + i + "] must be a number" + was(values.get(i)));
            }
            numbers[i] = values.get(i).doubleValue();
        }
        return numbers;
    }

    private static String was(JsonNode value) {
        if (value.isMissingNode()) {
            return ", is missing";
        }
        String text = value.toString();
        return ", was " + (text.length() > 60 ? text.substring(0, 60) + " ..." : text);
    }
}
