package io.countersign.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.BrokerInfo;
import io.countersign.infra.local.issuer.SignIn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every part together, twice on the same data. */
class WholeStackTest {
    @TempDir
    Path data;

    private final List<Progress> steps = new ArrayList<>();

    @Test
    void starts_uses_stops_and_starts_again() throws Exception {
        ConfiguredAddresses addresses;
        try (LocalStack first = start()) {
            use(first.addresses());
            addresses = first.addresses().known();
        }
        assertThat(parts(Progress.State.STOPPED)).isEqualTo(reversed());
        steps.clear();
        try (LocalStack second = start()) {
            use(second.addresses());
            assertThat(second.addresses().known()).isEqualTo(addresses);
            assertThat(ready()).containsOnlyKeys(PartName.values());
            assertThat(parts(Progress.State.REPLACED)).isEmpty();
        }
    }

    private LocalStack start() {
        return LocalStack.start(LocalSettings.only(data, PartName.values()), step -> {
            steps.add(step);
            System.out.println(step.line(Locale.ENGLISH));
        });
    }

    private static void use(Addresses at) throws Exception {
        assertThat(Jdbc.answers(at.postgres())).isTrue();
        assertThat(KafkaProbe.answers(at.kafkaBootstrapServers())).isTrue();
        assertThat(HttpProbe.status(at.elasticsearchUrl())).isEqualTo(HttpProbe.OK);
        assertThat(SignIn.person(at.issuerUri(), "west-annotator-3", "countersign-demo")
                        .accessToken())
                .isNotEmpty();
        try (CamundaClient client = CamundaClient.newClientBuilder()
                .restAddress(at.engineRestAddress())
                .preferRestOverGrpc(true)
                .build()) {
            List<BrokerInfo> brokers = client.newTopologyRequest().send().join().getBrokers();
            assertThat(brokers).isNotEmpty();
        }
    }

    private Map<PartName, Progress> ready() {
        Map<PartName, Progress> ready = new EnumMap<>(PartName.class);
        steps.stream()
                .filter(step -> step.state() == Progress.State.READY)
                .forEach(step -> ready.put(step.part(), step));
        return ready;
    }

    private List<PartName> parts(Progress.State state) {
        return steps.stream()
                .filter(step -> step.state() == state)
                .map(Progress::part)
                .toList();
    }

    private static List<PartName> reversed() {
        PartName[] all = PartName.values();
        return IntStream.range(0, all.length)
                .mapToObj(i -> all[all.length - 1 - i])
                .toList();
    }
}
