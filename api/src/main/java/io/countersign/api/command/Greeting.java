package io.countersign.api.command;

import io.countersign.api.demo.DemoRealm;
import io.countersign.infra.local.Addresses;
import io.countersign.infra.local.ConfiguredAddresses;
import java.io.PrintWriter;
import java.util.Locale;

/** What a person needs to know once everything runs: addresses, and on one machine the demo users. */
final class Greeting {
    private final PrintWriter out;

    Greeting(PrintWriter out) {
        this.out = out;
    }

    void print(RunningSystem system, ConfiguredAddresses elsewhere) {
        Addresses addresses = system.addresses();
        out.println();
        line("HTTP API", system.api() + "/api/v1");
        line("OpenAPI document", system.api() + "/v3/api-docs.yaml");
        line("Health", system.api() + "/actuator/health");
        line("Issuer", addresses.issuerUri());
        line("Engine", addresses.engineRestAddress());
        line("Elasticsearch", addresses.elasticsearchUrl());
        line("Kafka", addresses.kafkaBootstrapServers());
        line("PostgreSQL", addresses.jdbcUrl());
        if (elsewhere.issuer().isEmpty()) {
            demoUsers();
        }
        out.println();
    }

    private void demoUsers() {
        DemoRealm realm = new DemoRealm();
        out.println();
        out.printf("Demo users, all with the password %s:%n", realm.password("meridian-owner-1"));
        for (DemoRealm.DemoUser user : realm.users()) {
            out.printf(
                    Locale.ROOT,
                    "  %-26s %-16s %-16s %s%n",
                    user.username(),
                    user.organisation(),
                    String.join(", ", user.roles()),
                    user.name());
        }
    }

    private void line(String what, Object value) {
        out.printf(Locale.ROOT, "%-18s %s%n", what, value);
    }
}
