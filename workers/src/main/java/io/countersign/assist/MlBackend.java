package io.countersign.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Speaks Label Studio's ML backend protocol: {@code GET /health}, {@code POST /setup}, {@code POST /predict}. */
@Component
class MlBackend {
    private final ModelHttp http;

    MlBackend(ModelHttp http) {
        this.http = http;
    }

    /** @param result the regions, as Label Studio writes them */
    record Prediction(JsonNode result, @Nullable Double score, String modelVersion) {}

    /**
     * Whether it is well, and what it is to predict. A server may load a model on this; what it loaded is the version of predictions that
     * name none of their own.
     *
     * @return the version, or {@code unknown}
     */
    String setUp(ModelAddress server, String project, String labelConfig) throws Unavailable {
        String health = http.get(server, "health").path("status").asString("unknown");
        if (!"UP".equals(health)) {
            throw new Unavailable("its health is " + health);
        }
        return http.post(server, "setup", Map.of("project", project, "schema", labelConfig, "extra_params", Map.of()))
                .path("model_version")
                .asString("unknown");
    }

    /** @param tasks one for each item, {@code id} and {@code data} @return one prediction for each task, in their order */
    List<Prediction> predict(
            ModelAddress server, String project, String labelConfig, String version, List<Map<String, Object>> tasks)
            throws Unavailable {
        JsonNode answer = http.post(
                server,
                "predict",
                Map.of("tasks", tasks, "project", project, "label_config", labelConfig, "params", Map.of()));
        JsonNode results = answer.path("results");
        if (!results.isArray() || results.size() != tasks.size()) {
            throw new Unavailable("it gave " + results.size() + " results for " + tasks.size() + " tasks");
        }
        String said = answer.path("model_version").asString(version);
        List<Prediction> predictions = new ArrayList<>();
        for (JsonNode each : results) {
            predictions.add(new Prediction(
                    each.path("result"),
                    each.path("score").isNumber() ? (Double) each.path("score").asDouble() : null,
                    each.path("model_version").asString(said)));
        }
        return predictions;
    }
}
