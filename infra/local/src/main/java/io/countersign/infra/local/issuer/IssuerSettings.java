package io.countersign.infra.local.issuer;

import java.nio.file.Path;
import java.time.Clock;

/**
 * How the issuer is started.
 *
 * @param port on 127.0.0.1
 * @param signingKeys a JSON Web Key Set with private parts, see {@link SigningKeys#generate}
 * @param folder where accounts that differ from the realm are kept, and who is signed in
 * @param clock the time of tokens and of locks
 */
public record IssuerSettings(int port, String signingKeys, Realm realm, Path folder, Clock clock) {
    static final String HOST = "127.0.0.1";

    String uri() {
        return "http://" + HOST + ":" + port;
    }

    @Override
    public String toString() {
        return uri();
    }
}
