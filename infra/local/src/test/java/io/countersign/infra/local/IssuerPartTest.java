package io.countersign.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.infra.local.issuer.SignIn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerPartTest {
    @TempDir
    Path folder;

    @Test
    void signs_with_the_same_key_after_a_restart() throws Exception {
        String before;
        try (LocalStack stack = start("own", ConfiguredAddresses.none())) {
            before = keys(stack);
            assertThat(SignIn.person(stack.addresses().issuerUri(), "meridian-owner-1", "countersign-demo")
                            .accessToken())
                    .isNotEmpty();
        }
        try (LocalStack stack = start("own", ConfiguredAddresses.none())) {
            assertThat(keys(stack)).isEqualTo(before);
        }
        try (LocalStack other = start("other", ConfiguredAddresses.none())) {
            assertThat(keys(other)).isNotEqualTo(before);
        }
    }

    @Test
    void is_not_started_where_another_issuer_is_configured() throws Exception {
        try (LocalStack elsewhere = start("elsewhere", ConfiguredAddresses.none())) {
            URI configured = elsewhere.addresses().issuerUri();
            try (LocalStack stack = start("here", ConfiguredAddresses.none().withIssuer(configured))) {
                assertThat(stack.addresses().issuerUri()).isEqualTo(configured);
                assertThat(folder.resolve("here/issuer/signing-keys.json")).doesNotExist();
            }
        }
    }

    private LocalStack start(String data, ConfiguredAddresses configured) {
        return LocalStack.start(
                LocalSettings.only(folder.resolve(data), PartName.ISSUER).withConfigured(configured), progress -> {});
    }

    private static String keys(LocalStack stack) throws Exception {
        HttpRequest question = HttpRequest.newBuilder(
                        stack.addresses().issuerUri().resolve("/oauth2/jwks"))
                .build();
        return HttpClient.newHttpClient()
                .send(question, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
