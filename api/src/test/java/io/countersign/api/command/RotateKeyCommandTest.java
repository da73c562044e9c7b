package io.countersign.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.api.CountersignApplication;
import io.countersign.api.testing.TestSystem;
import io.countersign.proof.Checkpoints;
import io.countersign.proof.VerificationReport;
import io.countersign.proof.Verifier;
import io.countersign.search.export.ExportVerifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Beside the running system. */
class RotateKeyCommandTest {
    private static final TestSystem SYSTEM = TestSystem.shared();

    @TempDir
    private Path directory;

    private static String rotate() {
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new CountersignApplication())
                .setOut(new PrintWriter(out, true))
                .execute("rotate-key", "--keys", SYSTEM.data().resolve("keys").toString());
        assertThat(exit).isZero();
        return out.toString().strip();
    }

    private ExportVerifier.Result export(String name) throws IOException {
        Path file = directory.resolve(name);
        Shell.Ran ran = Shell.run("export-history", "--actor", "nobody-" + name, "--out", file.toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isZero();
        return ExportVerifier.verify(file);
    }

    @Test
    void makes_the_key_that_signs_from_now_on_and_what_the_old_one_signed_holds() throws IOException {
        ExportVerifier.Result before = export("before.zip");
        SYSTEM.get(Checkpoints.class).make();

        String fingerprint = rotate();

        ExportVerifier.Result after = export("after.zip");
        assertThat(after.isIntact()).isTrue();
        assertThat(after.keyFingerprint()).isEqualTo(fingerprint).isNotEqualTo(before.keyFingerprint());
        SYSTEM.get(Checkpoints.class).make();
        VerificationReport report = SYSTEM.get(Verifier.class).verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.keys()).endsWith(fingerprint).contains(before.keyFingerprint());
        assertThat(ExportVerifier.verify(directory.resolve("before.zip")).isIntact())
                .isTrue();
    }
}
