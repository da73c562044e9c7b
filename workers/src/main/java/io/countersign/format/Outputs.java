package io.countersign.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files to write, none of which may exist before. */
final class Outputs {

    private Outputs() {}

    static BufferedWriter create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }

    static Path createFolder(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        return Files.createDirectory(folder);
    }

    /**
     * The file for an item in a folder, with another ending.
     *
     * @throws UnreadableFile if the item's name leads out of the folder
     */
    static Path beside(Path folder, String item, String ending) {
        int dot = item.lastIndexOf('.');
        String stem = dot > item.lastIndexOf('/') + 1 ? item.substring(0, dot) : item;
        Path root = folder.toAbsolutePath().normalize();
        Path file = root.resolve(stem + ending).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new UnreadableFile("item " + item + " has a name that leads out of the folder");
        }
        return file;
    }
}
