package io.countersign.infra.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectsTest {
    @ParameterizedTest(name = "{0} allows {1}: {2}")
    @CsvSource({
        "http://127.0.0.1/*,              http://127.0.0.1:8080/login/oauth2/code/countersign, true",
        "http://127.0.0.1/*,              http://127.0.0.1/x?y=1,                              true",
        "http://127.0.0.1/*,              http://127.0.0.1:8080/x#fragment,                    false",
        "http://127.0.0.1/*,              https://127.0.0.1:8080/x,                            false",
        "http://127.0.0.1/*,              http://127.0.0.1:8080@evil.example/x,                false",
        "http://127.0.0.1/*,              http://127.0.0.1.evil.example/x,                     false",
        "http://127.0.0.1/*,              http://localhost:8080/x,                             false",
        "https://label.example/back,      https://label.example/back,                          true",
        "https://label.example/back,      https://label.example:8443/back,                     false",
        "https://label.example/back,      https://label.example/back/more,                     false",
        "https://label.example/app/*,     https://label.example/app/../admin,                  false",
        "https://label.example/app/*,     not a uri,                                           false",
    })
    void follow_Keycloaks_rules(String registered, String asked, boolean allowed) {
        assertThat(Redirects.allows(List.of(registered), asked)).isEqualTo(allowed);
    }
}
