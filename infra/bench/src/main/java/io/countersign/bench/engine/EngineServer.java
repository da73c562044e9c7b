package io.countersign.bench.engine;

import io.countersign.infra.local.Addresses;
import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.LocalStack;
import io.countersign.infra.local.PartName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** PostgreSQL and the engine: the product. To whatever it is asked it says where it is reached. */
public final class EngineServer {
    private EngineServer() {}

    public static void main(String[] arguments) throws IOException {
        LocalSettings settings = LocalSettings.only(Path.of(arguments[0]), PartName.POSTGRES, PartName.ENGINE);
        try (LocalStack stack = LocalStack.start(settings, progress -> {});
                BufferedReader questions =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Addresses addresses = stack.addresses();
            ServerProcess.say(Database.address(addresses.postgres()));
            while (questions.readLine() != null) {
                ServerProcess.say(addresses.engineRestAddress().toString());
            }
        }
    }

    /** Starts one in a process of its own. */
    public static ServerProcess start(Path data) throws IOException {
        return ServerProcess.start(EngineServer.class, data);
    }

    public static URI address(ServerProcess engine) throws IOException {
        return URI.create(engine.ask("address"));
    }
}
