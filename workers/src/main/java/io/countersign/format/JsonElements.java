package io.countersign.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Goes through the arrays of a JSON file element by element, of which only one is held at a time. */
final class JsonElements {

    private JsonElements() {}

    /** @param arrays names of the arrays of the file's object that are of interest; a file that is an array itself is passed on too */
    static void read(Path file, Set<String> arrays, Consumer<JsonElement> consumer) throws IOException {
        try (InputStream stream = Files.newInputStream(file);
                JsonParser parser = JsonMapper.shared().createParser(stream)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                elements(file, "", parser, consumer);
            } else if (first == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    JsonToken value = parser.nextToken();
                    if (arrays.contains(name) && value == JsonToken.START_ARRAY) {
                        elements(file, name, parser, consumer);
                    } else {
                        parser.skipChildren();
                    }
                }
            } else {
                throw UnreadableFile.at(file, 1, 1, "the file must hold a JSON object or an array");
            }
        } catch (JacksonException e) {
            throw unreadable(file, e);
        }
    }

    /** One field of a file's object, whole; a missing node where there is none. */
    static JsonNode object(Path file, String field) throws IOException {
        try (InputStream stream = Files.newInputStream(file);
                JsonParser parser = JsonMapper.shared().createParser(stream)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw UnreadableFile.at(file, 1, 1, "the file must hold a JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals(field)) {
                    return parser.readValueAsTree();
                }
                parser.skipChildren();
            }
        } catch (JacksonException e) {
            throw unreadable(file, e);
        }
        return JsonMapper.shared().missingNode();
    }

    /** A file of one object, without its arrays. */
    static JsonElement whole(Path file) throws IOException {
        ObjectNode fields = JsonMapper.shared().createObjectNode();
        try (InputStream stream = Files.newInputStream(file);
                JsonParser parser = JsonMapper.shared().createParser(stream)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw UnreadableFile.at(file, 1, 1, "the file must hold a JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken().isScalarValue()) {
                    fields.set(name, parser.<JsonNode>readValueAsTree());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw unreadable(file, e);
        }
        return new JsonElement(file, "", -1, 1, 1, fields);
    }

    private static UnreadableFile unreadable(Path file, JacksonException e) {
        TokenStreamLocation place = e.getLocation();
        return UnreadableFile.at(
                file,
                place == null ? 1 : place.getLineNr(),
                place == null ? 1 : place.getColumnNr(),
                e.getOriginalMessage());
    }

    private static void elements(Path file, String array, JsonParser parser, Consumer<JsonElement> consumer) {
        int index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            TokenStreamLocation place = parser.currentTokenLocation();
            JsonNode node = parser.readValueAsTree();
            consumer.accept(new JsonElement(file, array, index, place.getLineNr(), place.getColumnNr(), node));
            index++;
        }
    }
}
