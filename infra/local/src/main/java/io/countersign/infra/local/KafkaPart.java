package io.countersign.infra.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** Kafka's broker and controller in this process (KRaft mode, one node). Topics are made by those who own them. */
final class KafkaPart implements Part {
    private final Path folder;
    private final int port;
    private @Nullable KafkaRaftServer server;

    KafkaPart(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    @Override
    public PartName name() {
        return PartName.KAFKA;
    }

    @Override
    public void launch() throws Exception {
        Path logs = folder.resolve("data");
        Properties properties = KafkaProperties.of(logs, port, Ports.free());
        KafkaStorage.format(logs);
        KafkaRaftServer started = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        server = started;
        started.startup();
    }

    @Override
    public boolean answers() throws IOException {
        return server != null && KafkaProbe.answers(address());
    }

    @Override
    public String question() {
        return "the description of the cluster at " + address();
    }

    @Override
    public String log() {
        return "the application's log";
    }

    @Override
    public String address() {
        return Ports.HOST + ":" + port;
    }

    @Override
    public ConfiguredAddresses addTo(ConfiguredAddresses known) {
        return known.withKafka(address());
    }

    @Override
    public void stop() {
        Optional.ofNullable(server).ifPresent(running -> {
            running.shutdown();
            running.awaitShutdown();
        });
        server = null;
    }
}
