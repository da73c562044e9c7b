package io.countersign.infra.engine.rest;

import io.camunda.client.protocol.rest.BrokerInfo;
import io.camunda.client.protocol.rest.ClockPinRequest;
import io.camunda.client.protocol.rest.Partition;
import io.camunda.client.protocol.rest.TopologyResponse;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.timer.EngineClock;
import java.util.List;

/** Topology, status, clock. */
final class ClusterEndpoints {
    private static final String VERSION = "8.9.0";

    private final EngineClock clock;

    ClusterEndpoints(EngineClock clock) {
        this.clock = clock;
    }

    void addTo(Router router) {
        router.get("GET", "/topology", call -> topology())
                .command("GET", "/status", call -> {})
                .command("PUT", "/clock", this::pin)
                .command("POST", "/clock/reset", call -> clock.reset());
    }

    private void pin(Call call) {
        Long time = call.body(ClockPinRequest.class).getTimestamp();
        if (time == null || time < 0) {
            throw Problem.invalid("Expected to pin the clock at a timestamp of 0 or more, but was " + time);
        }
        clock.pin(time);
    }

    private static TopologyResponse topology() {
        Partition partition =
                new Partition().partitionId(1).role(Partition.RoleEnum.LEADER).health(Partition.HealthEnum.HEALTHY);
        BrokerInfo broker = new BrokerInfo()
                .nodeId(0)
                .host("localhost")
                .port(0)
                .version(VERSION)
                .partitions(List.of(partition));
        return new TopologyResponse()
                .brokers(List.of(broker))
                .clusterId("countersign-engine")
                .clusterSize(1)
                .partitionsCount(1)
                .replicationFactor(1)
                .gatewayVersion(VERSION)
                .lastCompletedChangeId("-1");
    }
}
