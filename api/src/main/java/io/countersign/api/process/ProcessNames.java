package io.countersign.api.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.processes.drawing.Drawing;

/** In both languages. */
record ProcessNames(
        @JsonProperty("en") String english,
        @JsonProperty("zh-CN") String chinese) {
    static ProcessNames of(Drawing drawing) {
        return new ProcessNames(drawing.name(), drawing.chineseName());
    }
}
