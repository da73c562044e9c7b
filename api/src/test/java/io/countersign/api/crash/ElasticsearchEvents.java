package io.countersign.api.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events in all indices behind the alias. */
final class ElasticsearchEvents {
    private static final int MOST = 10_000;

    private ElasticsearchEvents() {}

    /**
     * The ids of a job's events, each as often as there are documents.
     *
     * @throws AssertionError while shards are not back yet
     */
    static List<String> of(URI elasticsearch, long jobId) throws IOException, InterruptedException {
        String query = """
                {"size": %d, "_source": false, "query": {"term": {"jobId": "%d"}}}""".formatted(MOST, jobId);
        HttpRequest request = HttpRequest.newBuilder(elasticsearch.resolve("/countersign-events/_search"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(query))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = JsonMapper.shared().readTree(response.body());
        assertThat(answer.get("_shards").get("failed").asInt())
                .as(response.body())
                .isZero();
        List<String> ids = new ArrayList<>();
        answer.get("hits").get("hits").forEach(hit -> ids.add(hit.get("_id").asString()));
        return ids;
    }
}
