package io.countersign.infra.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the node's class path: the folder {@code lib} in the home that infra/elasticsearch gathers. */
final class ElasticsearchHome {
    /** System property that names the home; by default it is {@code elasticsearch} beside the running jar. */
    static final String PROPERTY = "countersign.elasticsearch.home";

    private ElasticsearchHome() {}

    /** The node's jars in a fixed order. */
    static List<Path> jars() throws IOException {
        List<Path> tried = new ArrayList<>();
        for (Path home : candidates()) {
            Path lib = home.resolve("lib");
            tried.add(lib);
            if (Files.isDirectory(lib)) {
                return jarsIn(lib);
            }
        }
        throw new LocalStackException(
                "Elasticsearch's jars were not found; looked in " + tried + ". Set the property " + PROPERTY
                        + " to the folder that holds them in lib, or give the address of a server that runs elsewhere.");
    }

    private static List<Path> candidates() {
        String configured = System.getProperty(PROPERTY);
        if (configured != null) {
            return List.of(Path.of(configured).toAbsolutePath());
        }
        // For `java -jar FILE` the class path is FILE.
        Path jar = Path.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1)[0]);
        return List.of(jar.toAbsolutePath().resolveSibling("elasticsearch"));
    }

    private static List<Path> jarsIn(Path lib) throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
