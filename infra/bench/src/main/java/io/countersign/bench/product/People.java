package io.countersign.bench.product;

import io.countersign.api.demo.DemoRealm;
import io.countersign.api.demo.SignIn;
import io.countersign.bench.measure.Latencies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;

/** People of the issuer, each signed in when asked for. */
public final class People {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DemoRealm realm = new DemoRealm();
    private final URI api;
    private final SignIn signIn;
    private final Latencies latencies;

    public People(URI api, URI issuer, Latencies latencies) {
        this.api = api;
        this.signIn = new SignIn(issuer);
        this.latencies = latencies;
    }

    public Person one(String username) throws IOException, InterruptedException {
        return one(username, realm.password(username));
    }

    /** Somebody whom the realm file does not know. */
    public Person one(String username, String password) throws IOException, InterruptedException {
        return new Person(http, api, signIn, username, password, latencies);
    }

    /** Everybody with the role, each signed in. */
    public List<Person> with(String role) throws IOException, InterruptedException {
        List<Person> people = new ArrayList<>();
        for (DemoRealm.DemoUser user : realm.users()) {
            if (user.roles().contains(role)) {
                people.add(one(user.username()));
            }
        }
        return people;
    }
}
