package io.countersign.infra.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code backup.json}: what a copy is of.
 *
 * @param format 1
 * @param takenAt when the database was at the moment that the copy holds
 * @param consistentAt that moment in PostgreSQL's log
 */
public record BackupNote(int format, Instant takenAt, String consistentAt) {
    static final int FORMAT = 1;
    private static final String FILE = "backup.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    void write(Path backup) throws IOException {
        Files.writeString(backup.resolve(FILE), JSON.writeValueAsString(this));
    }

    /** @throws IOException where the folder is no backup, or one of a later form */
    static BackupNote read(Path backup) throws IOException {
        Path file = backup.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new IOException(backup + " is no backup: it has no " + FILE);
        }
        try {
            BackupNote note = JSON.readValue(Files.readString(file), BackupNote.class);
            if (note.format() != FORMAT) {
                throw new IOException(file + " is of format " + note.format() + "; this version reads " + FORMAT);
            }
            return note;
        } catch (JacksonException e) {
            throw new IOException(file + " is damaged: " + e.getOriginalMessage(), e);
        }
    }
}
