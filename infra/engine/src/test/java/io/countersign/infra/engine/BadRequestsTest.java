package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that the official client would not send, so they are sent as they are. */
@ExtendWith(TestEngine.class)
class BadRequestsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final CamundaClient client;

    BadRequestsTest(CamundaClient client) {
        this.client = client;
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(TestEngine.address().resolve("/v2" + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    POST  | /jobs/activation             | {"type":"x","timeout":1,"maxJobsToActivate":1,"odd":1}  | 400 | [odd]
                    POST  | /jobs/activation             | {"type":5,"timeout":1,"maxJobsToActivate":1}            | 400 | [type]
                    POST  | /jobs/activation             | {"type":" ","timeout":1,"maxJobsToActivate":1}          | 400 | No type provided
                    POST  | /jobs/activation             | {"type":"x","maxJobsToActivate":1}                      | 400 | No timeout provided
                    POST  | /jobs/activation             | {"type":"x","timeout":1}                                | 400 | No maxJobsToActivate provided
                    POST  | /jobs/activation             | {"type":"x","timeout":1,"maxJobsToActivate":0}          | 400 | maxJobsToActivate
                    POST  | /jobs/activation             | {"type":"x","timeout":0,"maxJobsToActivate":1}          | 400 | timeout
                    POST  | /jobs/activation             | {"type":                                                | 400 | cannot be parsed
                    POST  | /jobs/activation             | []                                                      | 400 | cannot be parsed
                    POST  | /jobs/7/error                | {}                                                      | 400 | No errorCode provided
                    POST  | /jobs/7/completion           | {"variables":[1]}                                       | 400 | [variables]
                    PATCH | /jobs/7                      | {"changeset":{}}                                        | 400 | retries
                    PATCH | /jobs/7                      | {"changeset":{"retries":0}}                             | 400 | positive
                    POST  | /jobs/x/completion           | {}                                                      | 400 | key
                    POST  | /jobs/7/completion           | {}                                                      | 404 | 7
                    POST  | /messages/publication        | {"correlationKey":"k"}                                  | 400 | No name provided
                    POST  | /messages/publication        | {"name":"n","timeToLive":-1}                            | 400 | timeToLive
                    POST  | /process-instances           | {}                                                      | 400 | processDefinitionId
                    POST  | /process-instances           | {"processDefinitionKey":"abc"}                          | 400 | abc
                    POST  | /process-instances           | {"processDefinitionId":"nowhere"}                       | 404 | nowhere
                    POST  | /process-instances           | {"processDefinitionId":"x","tags":["1st"]}              | 400 | 1st
                    POST  | /process-instances           | {"processDefinitionId":"x","tags":["with space"]}       | 400 | with space
                    POST  | /process-instances           | {"processDefinitionId":"x","tags":["a","b","c","d","e","f","g","h","i","j","k"]} | 400 | at most 10
                    POST  | /process-instances           | {"processDefinitionId":"x","businessId":" "}            | 400 | businessId
                    POST  | /decision-definitions/evaluation | {"decisionDefinitionId":"nowhere"}                  | 404 | nowhere
                    POST  | /decision-definitions/evaluation | {}                                                  | 400 | decisionDefinitionId
                    POST  | /expression/evaluation       | {"expression":"= 1 +"}                                  | 400 | FEEL
                    POST  | /expression/evaluation       | {"expression":"plain"}                                  | 400 | starts with
                    POST  | /process-definitions/statistics/process-instances-by-version | {}                      | 400 | processDefinitionId
                    POST  | /incidents/statistics/process-instances-by-definition | {"filter":{}}                  | 400 | errorHashCode
                    POST  | /process-instances/9/cancellation |                                                    | 404 | 9
                    POST  | /incidents/9/resolution      |                                                         | 404 | 9
                    PUT   | /element-instances/9/variables | {"variables":{"a":1}}                                 | 404 | 9
                    PATCH | /user-tasks/9                | {"changeset":{"priority":"high"}}                       | 400 | priority
                    PATCH | /user-tasks/9                | {"changeset":{"colour":"red"}}                          | 400 | colour
                    POST  | /user-tasks/search           | {"filter":{"colour":"red"}}                             | 400 | colour
                    POST  | /user-tasks/search           | {"filter":{"state":"OPEN"}}                             | 400 | CREATED
                    POST  | /user-tasks/search           | {"filter":{"priority":{"$about":1}}}                    | 400 | $about
                    POST  | /user-tasks/search           | {"sort":[{"field":"123"}]}                              | 400 | Unexpected value '123' for enum field 'field'
                    POST  | /user-tasks/search           | {"page":{"limit":0}}                                    | 400 | limit
                    POST  | /user-tasks/search           | {"page":{"after":"!!"}}                                 | 400 | cursor
                    POST  | /user-tasks/search           | {"page":{"from":1,"after":"WyIxIl0"}}                   | 400 | Only one
                    POST  | /process-instances/search    | {"filter":{"processInstanceKey":"abc"}}                 | 400 | processInstanceKey
                    GET   | /process-definitions/9/xml   |                                                         | 404 | 9
                    GET   | /nothing                     |                                                         | 404 | /nothing
                    GET   | /jobs/activation             |                                                         | 405 | GET
                    """)
    void areRefusedByName(String method, String path, String body, int status, String named) throws Exception {
        HttpResponse<String> response = send(method, path, body == null ? "" : body);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(response.body());
        assertThat(problem.path("type").asText()).isEqualTo("about:blank");
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).contains(named);
        assertThat(problem.path("instance").asText()).isEqualTo("/v2" + path);
    }

    @Test
    void enumsMayHaveAnyCase() throws Exception {
        assertThat(send("POST", "/user-tasks/search", "{\"filter\":{\"state\":\"created\"}}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void otherContentTypesAreRefused() throws Exception {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(TestEngine.address().resolve("/v2/jobs/activation"))
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void aDeploymentNeedsAForm() throws Exception {
        assertThat(send("POST", "/deployments", "{}").statusCode()).isEqualTo(415);
    }

    @Test
    void theClusterIsOneHealthyBroker() {
        assertThat(client.newTopologyRequest().send().join().getBrokers()).hasSize(1);
        assertThat(client.newStatusRequest().send().join().getStatus().name()).isEqualTo("UP");
    }

    @Test
    void anUnknownIncidentIsNotFound() {
        assertThat(refused(() -> client.newIncidentGetRequest(7L).send().join()).code())
                .isEqualTo(404);
    }
}
