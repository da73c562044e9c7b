package io.countersign.bench.engine;

import io.countersign.infra.local.Addresses;
import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.LocalStack;
import io.countersign.infra.local.PartName;
import java.io.IOException;
import java.nio.file.Path;

/** Runs PostgreSQL and the engine, prints the engine's address, and ends with its standard input. */
final class EngineServer {
    private EngineServer() {}

    public static void main(String[] arguments) throws IOException {
        LocalSettings settings = LocalSettings.only(Path.of(arguments[0]), PartName.POSTGRES, PartName.ENGINE);
        try (LocalStack stack = LocalStack.start(settings, progress -> {})) {
            Addresses addresses = stack.addresses();
            System.out.println(addresses.engineRestAddress());
            while (System.in.read() >= 0) {
                // Nothing is said to it; the end of the input is the sign.
            }
        }
    }
}
