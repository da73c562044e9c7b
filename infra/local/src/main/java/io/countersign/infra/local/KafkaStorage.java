package io.countersign.infra.local;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** Prepares an empty folder for the broker. A folder that is prepared already stays as it is. */
final class KafkaStorage {
    private KafkaStorage() {}

    static void format(Path logs) throws Exception {
        if (Files.exists(logs.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(logs);
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(KafkaProperties.NODE)
                .setControllerListenerName(KafkaProperties.CONTROLLER)
                .setMetadataLogDirectory(logs.toString())
                .addDirectory(logs.toString())
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }
}
