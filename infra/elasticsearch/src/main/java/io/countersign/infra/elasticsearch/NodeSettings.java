package io.countersign.infra.elasticsearch;

import java.nio.file.Path;
import org.elasticsearch.common.settings.Settings;

/** The settings of a node that keeps everything in one folder and listens on loopback alone. */
final class NodeSettings {
    /** There is no security in this node, so it must not be reachable from another machine. */
    private static final String ADDRESS = "127.0.0.1";

    private NodeSettings() {}

    static Settings of(Path home, int httpPort) {
        return Settings.builder()
                .put("path.home", home.toString())
                .put("path.data", home.resolve("data").toString())
                .put("path.logs", home.resolve("logs").toString())
                .put("cluster.name", "countersign")
                .put("node.name", "countersign-1")
                .put("discovery.type", "single-node")
                .put("network.host", ADDRESS)
                .put("http.port", httpPort)
                .put("transport.port", 0)
                // One machine's disk belongs to others too: a shard must not turn read-only because it is 95 % full.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
    }
}
