package io.countersign.api.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import io.countersign.identity.Actor;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;

/**
 * Makes the OpenAPI document say what goes over the wire: enums in kebab-case, a record's fields as required unless they are
 * nullable, and no signed-in person among the parameters. Two types of one simple name are refused.
 */
@Component
class OpenApiDocument implements ModelConverter {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.Person.class);
    }

    private final Map<String, JavaType> types = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        if (schema == null) {
            return null;
        }
        JavaType java = Json.mapper().constructType(type.getType());
        Class<?> raw = java.getRawClass();
        if (schema.get$ref() != null) {
            requireOwnName(nameOf(schema), java);
        }
        if (raw.isEnum()) {
            kebab(schema);
        } else if (raw.isRecord()) {
            Schema<?> defined = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(nameOf(schema));
            if (defined != null && defined.getProperties() != null) {
                requireFields(raw, defined);
            }
        }
        return schema;
    }

    private static String nameOf(Schema<?> reference) {
        return reference.get$ref().substring(reference.get$ref().lastIndexOf('/') + 1);
    }

    /** Types are told apart by their simple names: of two that share one, the document would hold the first for both. */
    private void requireOwnName(String name, JavaType type) {
        JavaType other = types.putIfAbsent(name, type);
        if (other != null && !other.equals(type)) {
            throw new IllegalStateException("in the OpenAPI document two types are called " + name + ": "
                    + other.toCanonical() + " and " + type.toCanonical());
        }
    }

    @SuppressWarnings("unchecked")
    private static void kebab(Schema<?> schema) {
        if (schema.getEnum() != null) {
            ((Schema<Object>) schema)
                    .setEnum(schema.getEnum().stream()
                            .map(name -> (Object) String.valueOf(name)
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'))
                            .toList());
        }
    }

    private static String name(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    private static void requireFields(Class<?> raw, Schema<?> schema) {
        List<String> required = Arrays.stream(raw.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(OpenApiDocument::name)
                .filter(schema.getProperties()::containsKey)
                .toList();
        schema.setRequired(required.isEmpty() ? null : required);
    }
}
