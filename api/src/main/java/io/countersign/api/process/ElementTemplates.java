package io.countersign.api.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The element templates that ship, in both languages. */
@Component
class ElementTemplates {
    private final JsonMapper json;
    private final List<JsonNode> english;
    private final List<JsonNode> chinese;

    ElementTemplates(JsonMapper json) {
        this.json = json;
        english = read("en");
        chinese = read("zh-CN");
    }

    List<JsonNode> in(Locale language) {
        return language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }

    private List<JsonNode> read(String folder) {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:element-templates/" + folder + "/*.json");
            return Arrays.stream(files).map(this::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the element templates can't be read", e);
        }
    }

    private JsonNode read(Resource file) {
        try (InputStream in = file.getInputStream()) {
            return json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }
}
