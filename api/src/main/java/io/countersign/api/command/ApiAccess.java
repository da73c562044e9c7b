package io.countersign.api.command;

import io.countersign.api.demo.ApiClient;
import io.countersign.api.demo.DemoRealm;
import io.countersign.api.demo.SignIn;
import io.countersign.infra.local.PartName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How a command reaches the running system, and as whom. What it asks is asked by that person, and kept as such. */
final class ApiAccess {
    private static final String TOKEN = "COUNTERSIGN_TOKEN";
    private static final String PASSWORD = "COUNTERSIGN_PASSWORD";

    @CommandLine.Option(names = "--api", paramLabel = "URL", description = "Of the system (default: ${DEFAULT-VALUE}).")
    private URI api = URI.create("http://127.0.0.1:18080");

    @CommandLine.Option(
            names = "--user",
            description = {
                "Who signs in where " + TOKEN
                        + " holds no access token (default: ${DEFAULT-VALUE}). The password is that of the"
                        + " demo user, or in " + PASSWORD + "."
            })
    private String user = "meridian-auditor-1";

    @CommandLine.Option(
            names = "--issuer",
            paramLabel = "URL",
            description = "Where the user signs in (default: COUNTERSIGN_ISSUER_URI, else the one of this machine).")
    private @Nullable URI issuer;

    /** @throws IOException where nobody can be signed in */
    ApiClient client() throws IOException, InterruptedException {
        String token = System.getenv(TOKEN);
        return new ApiClient(HttpClient.newHttpClient(), api, token == null || token.isBlank() ? signedIn() : token);
    }

    private String signedIn() throws IOException, InterruptedException {
        String password = Optional.ofNullable(System.getenv(PASSWORD)).orElseGet(() -> new DemoRealm().password(user));
        return new SignIn(issuer()).token(user, password);
    }

    private URI issuer() {
        return Optional.ofNullable(issuer)
                .or(() -> PartAddresses.configured().issuer())
                .orElseGet(() -> URI.create("http://127.0.0.1:" + PartName.ISSUER.usualPort()));
    }
}
