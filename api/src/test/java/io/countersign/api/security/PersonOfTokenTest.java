package io.countersign.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.jwt.Jwt;

class PersonOfTokenTest {
    @ParameterizedTest
    @CsvSource({"伟, 张, 伟 张, 张伟", "Wei, Zhang, Wei Zhang, Wei Zhang", "Wei, 张, Wei 张, Wei 张", ", , 张伟, 张伟"})
    void a_chinese_name_begins_with_the_familys(String given, String family, String name, String shown) {
        Jwt token = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject("s-1")
                .claim("organization", List.of("meridian"))
                .claims(claims -> {
                    claims.put("name", name);
                    claims.put("given_name", given);
                    claims.put("family_name", family);
                    claims.values().removeIf(java.util.Objects::isNull);
                })
                .build();
        assertThat(PersonOfToken.of(token).name()).isEqualTo(shown);
    }
}
