package io.countersign.schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A text that people read, in both languages. */
public record LocalText(
        @JsonProperty("zh-CN") String chinese,
        @JsonProperty("en") String english) {}
