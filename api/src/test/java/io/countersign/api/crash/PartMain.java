package io.countersign.api.crash;

import io.countersign.infra.local.Addresses;
import io.countersign.infra.local.ConfiguredAddresses;
import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.LocalStack;
import io.countersign.infra.local.PartName;
import io.countersign.infra.local.PostgresAddress;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * One part in a process of its own, as on a machine of its own: {@code POSTGRES FOLDER}, {@code KAFKA FOLDER}, or {@code ENGINE FOLDER
 * JDBC_URL USER PASSWORD}. It tells where it is reached.
 */
final class PartMain {
    static final String READY = "READY ";

    private PartMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        PartName part = PartName.valueOf(arguments[0]);
        ConfiguredAddresses elsewhere = part == PartName.ENGINE
                ? ConfiguredAddresses.none().withPostgres(new PostgresAddress(arguments[2], arguments[3], arguments[4]))
                : ConfiguredAddresses.none();
        LocalStack stack = LocalStack.start(
                LocalSettings.only(Path.of(arguments[1]))
                        .withConfigured(elsewhere)
                        .withParts(Set.of(part)),
                step -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        System.out.println(READY + address(part, stack.addresses()));
        new CountDownLatch(1).await();
    }

    private static String address(PartName part, Addresses at) {
        return switch (part) {
            case POSTGRES -> at.jdbcUrl() + " " + at.user() + " " + at.password();
            case KAFKA -> at.kafkaBootstrapServers();
            case ENGINE -> at.engineRestAddress().toString();
            case ELASTICSEARCH, ISSUER ->
                throw new IllegalArgumentException(part + " runs beside the application in these tests");
        };
    }
}
