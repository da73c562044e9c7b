package io.countersign.api.command;

import io.countersign.signing.KeyRing;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "rotate-key",
        description = {
            "Makes a new key, which signs bundles and checkpoints from now on, and prints its fingerprint.",
            "The key before it vouches for it at the next checkpoint; the old ones stay, to verify what they signed."
        })
public final class RotateKeyCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(names = "--keys", description = "The key directory (default: ${DEFAULT-VALUE}).")
    private Path keys = Path.of("data", "keys");

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(new KeyRing(keys).rotate().fingerprint());
        return 0;
    }
}
