package io.countersign.api.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A {@link PartMain} that can be killed and started again at the same address. */
final class PartProcess implements AutoCloseable {
    private final Path log;
    private final List<String> arguments;
    private ChildJvm process;

    PartProcess(Path log, List<String> arguments) {
        this.log = log;
        this.arguments = new ArrayList<>(arguments);
        this.arguments.add(0, PartMain.class.getName());
        this.process = launch();
    }

    private ChildJvm launch() {
        return ChildJvm.start(log, Map.of(), PartMain.READY, arguments);
    }

    /** Where it is reached, once it is ready. */
    String address() {
        return process.awaitReady().after(PartMain.READY);
    }

    void killAndStartAgain() {
        process.kill();
        process = launch();
        process.awaitReady();
    }

    List<String> stop() {
        return process.terminate();
    }

    @Override
    public void close() {
        process.close();
    }
}
