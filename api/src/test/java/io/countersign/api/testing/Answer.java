package io.countersign.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the API answered. */
public record Answer(String request, HttpResponse<byte[]> response) {

    public int status() {
        return response.statusCode();
    }

    public byte[] bytes() {
        return response.body();
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(bytes());
    }

    /** Empty where it is missing. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** This answer, which must have the status. */
    public Answer is(int status) {
        assertThat(status()).as("%s answered %s", request, text()).isEqualTo(status);
        return this;
    }

    /** The body of a success. */
    public JsonNode body() {
        assertThat(status()).as("%s answered %s", request, text()).isBetween(200, 299);
        return json();
    }

    /** This answer, which must be a problem (RFC 9457) of the type and status. */
    public Answer isProblem(int status, String type) {
        is(status);
        assertThat(header("Content-Type")).as(request).isEqualTo("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.path("type").asString()).as(text()).isEqualTo("urn:countersign:problem:" + type);
        assertThat(problem.path("status").asInt()).as(text()).isEqualTo(status);
        assertThat(problem.path("title").asString()).as(text()).isNotBlank();
        assertThat(problem.path("detail").asString()).as(text()).isNotBlank();
        return this;
    }

    /** Of a problem: the fields that are wrong. */
    public List<String> fields() {
        return json().path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    /** Of a problem: what is wrong with the field. */
    public String messageOf(String field) {
        return json().path("errors")
                .valueStream()
                .filter(error -> error.path("field").asString().equals(field))
                .map(error -> error.path("message").asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError(field + " is not among the errors of " + text()));
    }
}
