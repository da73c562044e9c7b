package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The management endpoints that process tests use, on an engine of their own. */
class ManagementTest {
    private static String ask(URI engine, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(engine.resolve("/actuator" + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void pinAdvanceResetAndForget() throws Exception {
        try (EmbeddedEngine engine = EmbeddedEngine.start(TestDatabase.settings("managed"));
                CamundaClient client = TestEngine.client(engine.restAddress())) {
            URI address = engine.restAddress();
            ProcessDriver driver = new ProcessDriver(client);
            Instant noon = Instant.parse("2033-06-01T12:00:00Z");
            assertThat(ask(address, "POST", "/clock/pin", "{\"epochMilli\":" + noon.toEpochMilli() + "}"))
                    .contains("2033-06-01T12:00:00Z");
            driver.deploy(
                    Bpmn.createExecutableProcess("managed")
                            .startEvent()
                            .intermediateCatchEvent("wait", event -> event.timerWithDuration("PT1H"))
                            .endEvent()
                            .done(),
                    "managed");
            long instance = driver.start("managed");
            assertThat(ask(address, "POST", "/clock/add", "{\"offsetMilli\":3600000}"))
                    .contains("2033-06-01T13:00:00Z");
            driver.awaitCompleted(instance);
            ask(address, "DELETE", "/clock", "");
            assertThat(ask(address, "GET", "/clock", "")).doesNotContain("2033-06");
            assertThat(ask(address, "POST", "/clock/add", "{\"offsetMilli\":-1}"))
                    .contains("offsetMilli");
            ask(address, "POST", "/cluster/purge", "");
            assertThat(refused(() -> driver.start("managed")).code()).isEqualTo(404);
            assertThat(client.newProcessInstanceSearchRequest().send().join().items())
                    .isEmpty();
            driver.deploy(
                    Bpmn.createExecutableProcess("managed")
                            .startEvent()
                            .endEvent()
                            .done(),
                    "managed");
            driver.awaitCompleted(driver.start("managed"));
        }
    }
}
