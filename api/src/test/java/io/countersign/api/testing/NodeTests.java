package io.countersign.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The tests of {@code ui} that drive a browser: they need what npm installs there. */
public final class NodeTests {
    private static final Path UI = Path.of("ui");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private NodeTests() {}

    public static boolean areInstalled() {
        return Files.exists(UI.resolve("node_modules/playwright-core"));
    }

    /**
     * @param script of package.json
     * @param page where the application is
     */
    public static void run(String script, URI page, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path log = Path.of("target", script + ".log");
        ProcessBuilder node = new ProcessBuilder("npm", "run", "--silent", script)
                .directory(UI.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        node.environment().put("COUNTERSIGN_PAGE", page.toString());
        node.environment().putAll(environment);
        Process browser = node.start();
        try {
            boolean inTime = browser.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(inTime).as("ended in time: " + Files.readString(log)).isTrue();
            assertThat(browser.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
        }
    }
}
