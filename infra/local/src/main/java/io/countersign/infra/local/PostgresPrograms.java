package io.countersign.infra.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of the server's programs for one data folder. */
final class PostgresPrograms {
    private final Path home;
    private final Path data;

    PostgresPrograms(Path home, Path data) {
        this.home = home;
        this.data = data;
    }

    List<String> server(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("-D", data.toString()));
        all.addAll(arguments);
        return command("postgres", all);
    }

    /** Text is UTF-8 and compared by code point, by PostgreSQL itself: the machine's locales do not matter. */
    void initialise(Path target, String user, Path passwordFile) throws IOException, InterruptedException {
        Commands.run(command(
                "initdb",
                List.of(
                        "-D",
                        target.toString(),
                        "-U",
                        user,
                        "-A",
                        "scram-sha-256",
                        "--pwfile",
                        passwordFile.toString(),
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8")));
    }

    private List<String> command(String program, List<String> arguments) {
        List<String> all = new ArrayList<>();
        all.add(home.resolve("bin").resolve(program).toString());
        all.addAll(arguments);
        return Commands.unprivileged(all);
    }
}
