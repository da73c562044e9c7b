package io.countersign.search.export;

import io.countersign.digest.Sha256;
import io.countersign.signing.Pem;
import io.countersign.signing.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Checks an exported history with nothing but the file. */
public final class ExportVerifier {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_STATEMENT_BYTES = 1 << 20;

    private ExportVerifier() {}

    /**
     * @param problems none where it is what was signed
     * @param keyFingerprint of the key in the file, or empty
     */
    public record Result(List<String> problems, String keyFingerprint, long events) {
        public Result {
            problems = List.copyOf(problems);
        }

        public boolean isIntact() {
            return problems.isEmpty();
        }
    }

    /** Whether the file is an exported history at all; one that is no archive is none. */
    public static boolean isExport(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(HistoryExport.STATEMENT) != null;
        } catch (ZipException e) {
            return false;
        }
    }

    public static Result verify(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] statementBytes = read(zip, HistoryExport.STATEMENT);
            byte[] key =
                    Pem.read(new String(read(zip, HistoryExport.PUBLIC_KEY), StandardCharsets.US_ASCII), "PUBLIC KEY");
            Statement statement = JSON.readValue(statementBytes, Statement.class);
            List<String> problems = new ArrayList<>();
            if (!SigningKey.verifies(key, statementBytes, read(zip, HistoryExport.SIGNATURE))) {
                problems.add("the signature over " + HistoryExport.STATEMENT + " is not valid");
            }
            if (!statement.key().equals(SigningKey.fingerprint(key))) {
                problems.add(HistoryExport.PUBLIC_KEY + " is not the key that the statement names");
            }
            String sha256 = digest(zip, statement.file());
            if (!sha256.equals(statement.sha256())) {
                problems.add(
                        statement.file() + " has SHA-256 " + sha256 + ", but " + statement.sha256() + " was signed");
            }
            return new Result(problems, SigningKey.fingerprint(key), statement.events());
        } catch (JacksonException | IllegalArgumentException e) {
            return new Result(List.of("statement or key are not of their form: " + e.getMessage()), "", 0);
        }
    }

    private static byte[] read(ZipFile zip, String name) throws IOException {
        try (InputStream in = open(zip, name)) {
            return in.readNBytes(MOST_STATEMENT_BYTES);
        }
    }

    private static String digest(ZipFile zip, String name) throws IOException {
        Sha256.Output measured = new Sha256.Output(OutputStream.nullOutputStream());
        try (InputStream in = open(zip, name)) {
            in.transferTo(measured);
        }
        return measured.sha256();
    }

    private static InputStream open(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return zip.getInputStream(entry);
    }
}
