package io.countersign.api.command;

import io.countersign.api.CountersignApplication;
import io.countersign.api.testing.TestSystem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Commands against the system of the tests, as somebody at a shell gives them. */
final class Shell {
    private Shell() {}

    record Ran(int exit, String out, String err) {}

    static Ran run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--api", TestSystem.shared().api().toString(),
                "--issuer",
                        TestSystem.shared().running().addresses().issuerUri().toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new CountersignApplication())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Ran(exit, out.toString(), err.toString());
    }
}
