package io.countersign.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    @TempDir
    Path folder;

    private final List<Progress> steps = new ArrayList<>();
    private Process process;
    private Child child;

    @BeforeEach
    void start() throws IOException {
        Path pipe = Files.createFile(folder.resolve("followed"));
        process = new ProcessBuilder("tail", "-f", pipe.toString()).start();
        child = Child.of(PartName.ELASTICSEARCH, process.toHandle(), 19_200, folder);
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @Test
    void is_recognised_by_pid_start_and_folder() {
        assertThat(child.running()).contains(process.toHandle());
    }

    @Test
    void is_not_taken_for_a_process_that_got_its_pid_later() {
        Child earlier = new Child(
                child.part(), child.pid(), child.started().minus(Duration.ofSeconds(3)), child.port(), child.folder());
        assertThat(earlier.running()).isEmpty();
    }

    @Test
    void is_not_taken_for_a_process_of_another_data_directory() {
        Child other = new Child(child.part(), child.pid(), child.started(), child.port(), folder + "-other");
        assertThat(other.running()).isEmpty();
    }

    @Test
    void is_ended_by_the_next_start_which_says_so() throws Exception {
        StateFile.read(folder.resolve("state.json")).put(child);
        StateFile reread = StateFile.read(folder.resolve("state.json"));
        assertThat(reread.child(PartName.ELASTICSEARCH)).contains(child);

        StaleChild.endAll(reread, new Reporter(steps::add));

        assertThat(process.waitFor()).isNotZero();
        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.state()).isEqualTo(Progress.State.REPLACED);
            assertThat(step.address()).isEqualTo("pid " + process.pid());
        });
        assertThat(StateFile.read(folder.resolve("state.json")).child(PartName.ELASTICSEARCH))
                .isEmpty();
    }
}
