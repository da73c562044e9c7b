package io.countersign.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files to read from a folder, by name. */
final class Inputs {

    private Inputs() {}

    /** @param folder with the files, or a folder in which {@code usual} has them */
    static List<Path> files(Path folder, String usual, String ending) throws IOException {
        Path root = root(folder, usual);
        if (!Files.isDirectory(root)) {
            throw new UnreadableFile(folder + " is no folder");
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    static Path root(Path folder, String usual) {
        return Files.isDirectory(folder.resolve(usual)) ? folder.resolve(usual) : folder;
    }

    static String stem(Path root, Path file) {
        String name = root.relativize(file).toString().replace('\\', '/');
        return name.substring(0, name.lastIndexOf('.'));
    }
}
