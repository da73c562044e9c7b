package io.countersign.api.testing;

import io.countersign.api.command.RunningSystem;
import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.PartName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Every part and the application, in a temporary folder and on free ports; stopped and removed when the process ends. */
public final class TestSystem {
    /** Small limits, so that a test can go beyond them; receivers of webhooks are on this machine. */
    private static final SpanReceiver SPANS = new SpanReceiver();

    private static final Map<String, String> SETTINGS = Map.of(
            "countersign.tracing.otlp-endpoint", SPANS.address(),
            "countersign.webhooks.private-addresses", "true",
            "countersign.sign-ins.interval", "1s",
            "countersign.limits.costly-per-minute", "5",
            "countersign.http.max-json", "1MB",
            "countersign.items.max-bytes", "1500000",
            "countersign.media.max-bytes", "1000000");

    private static @Nullable TestSystem shared;

    private final Path data;
    private final RunningSystem system;
    private final Tokens tokens;

    private TestSystem() {
        try {
            SETTINGS.forEach(System::setProperty);
            data = Files.createTempDirectory("countersign-api-test-");
            system = RunningSystem.start(LocalSettings.only(data, PartName.values()), 0, progress -> {});
            SETTINGS.keySet().forEach(System::clearProperty);
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-test-system"));
            tokens = new Tokens(
                    system.addresses().issuerUri(), Files.readString(data.resolve("issuer/signing-keys.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static synchronized TestSystem shared() {
        if (shared == null) {
            shared = new TestSystem();
        }
        return shared;
    }

    public URI api() {
        return system.api();
    }

    public RunningSystem running() {
        return system;
    }

    public Path data() {
        return data;
    }

    /** A bean of the application, to look behind the API. */
    public <T> T get(Class<T> type) {
        return system.get(type);
    }

    /** What the application has sent of its traces. */
    public SpanReceiver spans() {
        return SPANS;
    }

    public Tokens tokens() {
        return tokens;
    }

    /** Somebody with these roles, of whom nothing else is known: a person of the realm need not be signed in for that. */
    public Caller person(String organisation, String name, String... roles) {
        return caller(tokens.of(organisation, name, roles));
    }

    public Caller caller(String token) {
        return new Caller(api(), token);
    }

    public Caller nobody() {
        return new Caller(api(), null);
    }

    private void stop() {
        try {
            system.close();
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
