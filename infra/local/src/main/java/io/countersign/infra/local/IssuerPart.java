package io.countersign.infra.local;

import io.countersign.infra.local.issuer.Issuer;
import io.countersign.infra.local.issuer.IssuerSettings;
import io.countersign.infra.local.issuer.RealmFile;
import io.countersign.infra.local.issuer.SigningKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The OpenID Connect issuer in this process. Its signing key is kept, so tokens outlive a restart. */
final class IssuerPart implements Part {
    private final Path folder;
    private final int port;
    private final Clock clock;
    private @Nullable Issuer issuer;

    IssuerPart(Path folder, int port, Clock clock) {
        this.folder = folder;
        this.port = port;
        this.clock = clock;
    }

    @Override
    public PartName name() {
        return PartName.ISSUER;
    }

    @Override
    public void launch() throws IOException {
        String keys = SecretFile.readOrCreate(folder.resolve("signing-keys.json"), SigningKeys::generate);
        issuer = Issuer.start(new IssuerSettings(port, keys, RealmFile.read(), folder, clock));
    }

    @Override
    public boolean answers() throws InterruptedException {
        return issuer != null && HttpProbe.status(discovery()) == HttpProbe.OK;
    }

    @Override
    public String question() {
        return "GET " + discovery();
    }

    @Override
    public String log() {
        return "the application's log";
    }

    @Override
    public String address() {
        return Ports.HOST + ":" + port;
    }

    @Override
    public ConfiguredAddresses addTo(ConfiguredAddresses known) {
        return known.withIssuer(URI.create("http://" + address()));
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.close();
            issuer = null;
        }
    }

    private URI discovery() {
        return URI.create("http://" + address() + "/.well-known/openid-configuration");
    }
}
