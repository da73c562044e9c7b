package io.countersign.api.demo;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The demo users at the API, each signed in once, when first needed. */
final class DemoPeople {
    private final URI api;
    private final SignIn signIn;
    private final DemoRealm realm = new DemoRealm();
    private final Map<String, ApiClient> signedIn = new HashMap<>();

    DemoPeople(URI api, URI issuer) {
        this.api = api;
        this.signIn = new SignIn(issuer);
    }

    ApiClient as(String username) throws IOException, InterruptedException {
        ApiClient client = signedIn.get(username);
        if (client == null) {
            client = new ApiClient(api, signIn.token(username, realm.password(username)));
            signedIn.put(username, client);
        }
        return client;
    }
}
