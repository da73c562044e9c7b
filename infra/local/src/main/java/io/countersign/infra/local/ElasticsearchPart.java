package io.countersign.infra.local;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Elasticsearch in a Java of its own. */
final class ElasticsearchPart implements Part {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final String MAIN = "io.countersign.infra.elasticsearch.NodeMain";

    private static final List<String> OPTIONS = List.of(
            "-Xms512m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dlog4j2.disable.jmx=true",
            "-Dlog4j.shutdownHookEnabled=false",
            "-Dio.netty.noUnsafe=true",
            "-Djna.nosys=true");

    private final Path folder;
    private final Path cache;
    private final int port;
    private final StateFile state;
    private @Nullable ChildProcess process;
    private @Nullable ClassArchive archive;

    ElasticsearchPart(Path folder, Path cache, int port, StateFile state) {
        this.folder = folder;
        this.cache = cache;
        this.port = port;
        this.state = state;
    }

    @Override
    public PartName name() {
        return PartName.ELASTICSEARCH;
    }

    @Override
    public void launch() throws IOException {
        List<Path> jars = ElasticsearchHome.jars();
        archive = ClassArchive.of(jars, cache);
        process = ChildProcess.start(name(), command(jars, archive), folder.resolve("server.log"), process != null);
        state.put(Child.of(name(), process.handle(), port, folder));
    }

    @Override
    public boolean answers() throws IOException, InterruptedException {
        if (process == null) {
            return false;
        }
        process.requireRunning();
        return HttpProbe.status(health()) == HttpProbe.OK;
    }

    @Override
    public CompletableFuture<Integer> unexpectedEnd() {
        return process == null ? new CompletableFuture<>() : process.unexpectedEnd();
    }

    @Override
    public String question() {
        return "GET " + health();
    }

    @Override
    public String log() {
        return folder.resolve("server.log").toString();
    }

    @Override
    public String address() {
        return Ports.HOST + ":" + port;
    }

    @Override
    public ConfiguredAddresses addTo(ConfiguredAddresses known) {
        return known.withElasticsearch(URI.create("http://" + address()));
    }

    /** The node ends when its standard input does. */
    @Override
    public void stop() throws IOException, InterruptedException {
        if (process == null || archive == null) {
            return;
        }
        process.closeInput();
        process.awaitEnd(STOP_LIMIT);
        archive.keep();
        state.remove(name());
        process = null;
    }

    private URI health() {
        return URI.create("http://" + address() + "/_cluster/health?wait_for_status=yellow&timeout=1s");
    }

    private List<String> command(List<Path> jars, ClassArchive classes) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(classes.options());
        command.add("-cp");
        command.add(jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.addAll(List.of(MAIN, folder.toString(), Integer.toString(port)));
        return command;
    }
}
