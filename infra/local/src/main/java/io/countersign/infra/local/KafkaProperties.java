package io.countersign.infra.local;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a broker that is its own controller, sized for one machine. */
final class KafkaProperties {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";
    private static final int MEBIBYTE = 1 << 20;

    private KafkaProperties() {}

    static Properties of(Path logs, int port, int controllerPort) {
        String broker = "PLAINTEXT://" + Ports.HOST + ":" + port;
        String controller = Ports.HOST + ":" + controllerPort;
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE));
        properties.put("controller.quorum.voters", NODE + "@" + controller);
        properties.put("controller.listener.names", CONTROLLER);
        properties.put("listeners", broker + "," + CONTROLLER + "://" + controller);
        properties.put("advertised.listeners", broker);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        properties.put("log.dirs", logs.toString());
        properties.put("auto.create.topics.enable", "false");
        oneReplica(properties);
        sizes(properties);
        return properties;
    }

    private static void oneReplica(Properties properties) {
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void sizes(Properties properties) {
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("log.segment.bytes", Integer.toString(64 * MEBIBYTE));
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * MEBIBYTE));
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // After a kill the controller must forget the broker's earlier life before it takes the new one.
        properties.put("broker.session.timeout.ms", "3000");
        properties.put("broker.heartbeat.interval.ms", "750");
    }
}
