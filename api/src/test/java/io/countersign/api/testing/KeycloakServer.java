package io.countersign.api.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Keycloak of its own on loopback, its database in a folder of the test, with the realm file imported. */
public final class KeycloakServer implements AutoCloseable {
    private static final Path REALM = Path.of("..", "infra", "keycloak", "countersign-realm.json");
    private static final List<String> SHARED = List.of("lib", "conf", "providers", "themes", "version.txt");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path home;
    private final URI origin;

    private KeycloakServer(Process process, Path home, URI origin) {
        this.process = process;
        this.home = home;
        this.origin = origin;
    }

    /**
     * @param folder an empty one
     * @return when it answers
     */
    public static KeycloakServer start(Path folder) throws IOException, InterruptedException {
        Path home = homeIn(folder, KeycloakHome.prepared());
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        URI origin = URI.create("http://127.0.0.1:" + port);
        Path log = folder.resolve("server.log");
        Process process = new ProcessBuilder(command(home, folder, port, origin))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        KeycloakServer server = new KeycloakServer(process, home, origin);
        try {
            server.awaitAnswer(log);
            return server;
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    /** What is built is shared; what a server writes is its own. */
    private static Path homeIn(Path folder, Path prepared) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        for (String shared : SHARED) {
            Files.createSymbolicLink(home.resolve(shared), prepared.resolve(shared));
        }
        Path imported = Files.createDirectories(home.resolve("data").resolve("import"));
        Files.copy(REALM, imported.resolve(REALM.getFileName()));
        return home;
    }

    /** Java directly: its script would leave a shell between. */
    private static List<String> command(Path home, Path folder, int port, URI origin) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf")));
        for (String opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-cp",
                home.resolve("lib").resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=" + origin.getHost(),
                "--http-port=" + port,
                "--hostname=" + origin,
                "--db-url=jdbc:h2:file:" + folder.resolve("database")
                        + ";NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=0"));
        return command;
    }

    private void awaitAnswer(Path log) {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest question = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(5))
                .build();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            assertThat(process.isAlive())
                    .as(() -> "Keycloak ended: " + tail(log))
                    .isTrue();
            try {
                return http.send(question, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            }
        });
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    public URI issuer() {
        return origin.resolve("/realms/countersign");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            for (String shared : SHARED) {
                Files.deleteIfExists(home.resolve(shared));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
