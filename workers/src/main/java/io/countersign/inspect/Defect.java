package io.countersign.inspect;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the labels of an item.
 *
 * @param text in the inspector's words
 * @param shapeId the shape it is about, or null where it is about the whole item
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Defect(
        @JsonProperty("class") DefectClass defectClass,
        String text,
        @Nullable String shapeId) {}
