package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Camunda's clients for JavaScript, installed by npm from the lock file, against this engine. */
@ExtendWith(TestEngine.class)
class JavaScriptClientsTest {
    private static final Path FOLDER = Path.of("src/test/js");
    private static final Path INSTALLED = FOLDER.resolve("node_modules/.package-lock.json");
    private static final Path LOCK = FOLDER.resolve("package-lock.json");

    @Test
    void both_clients_create_work_fail_correlate_and_search() throws IOException, InterruptedException {
        install();

        String output =
                run(List.of("node", "conformance.mjs", TestEngine.address().toString(), unique("js")));

        assertThat(output.lines().filter(line -> line.startsWith("passed @camunda8/orchestration-cluster-api")))
                .hasSize(9);
        assertThat(output.lines().filter(line -> line.startsWith("passed @camunda8/sdk")))
                .hasSize(6);
    }

    @Test
    void the_example_of_the_documentation_runs() throws IOException, InterruptedException {
        install();

        String output = run(List.of("node", "example.mjs", TestEngine.address().toString()));

        assertThat(output).contains("Order 17 is COMPLETED");
    }

    private static void install() throws IOException, InterruptedException {
        boolean current = Files.exists(INSTALLED)
                && Files.getLastModifiedTime(INSTALLED).compareTo(Files.getLastModifiedTime(LOCK)) >= 0;
        if (!current) {
            run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("javascript", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(90, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(ended && process.exitValue() == 0)
                    .as("%s: %s", command, text)
                    .isTrue();
            return text;
        } finally {
            Files.delete(output);
        }
    }
}
