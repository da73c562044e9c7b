package io.countersign.infra.local.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;

/** Copies a folder that others may be writing to: what vanishes meanwhile is left out. */
final class TreeCopy extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;
    private final Predicate<Path> wanted;

    private TreeCopy(Path from, Path to, Predicate<Path> wanted) {
        this.from = from;
        this.to = to;
        this.wanted = wanted;
    }

    /** @param wanted tells of a path within the folder whether it is copied, a folder with all that is in it */
    static void copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
        Files.walkFileTree(from, new TreeCopy(from, to, wanted));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (!folder.equals(from) && !wanted.test(from.relativize(folder))) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        Path made = to.resolve(from.relativize(folder));
        if (!Files.isDirectory(made)) {
            Files.createDirectories(made.getParent());
            Files.copy(folder, made, StandardCopyOption.COPY_ATTRIBUTES);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Path within = from.relativize(file);
        if (wanted.test(within)) {
            try {
                Files.copy(file, to.resolve(within), StandardCopyOption.COPY_ATTRIBUTES);
            } catch (NoSuchFileException e) {
                return FileVisitResult.CONTINUE; // it was there a moment ago
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException && !file.equals(from)) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}
