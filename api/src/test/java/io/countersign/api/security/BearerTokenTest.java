package io.countersign.api.security;

import io.countersign.api.testing.Jobs;
import io.countersign.api.testing.TestSystem;
import io.countersign.api.testing.Tokens;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The issuer's clock may differ by 30 seconds. */
class BearerTokenTest {
    private static final TestSystem SYSTEM = TestSystem.shared();
    private static final String NAME = "bearer";

    @ParameterizedTest(name = "that expired {0} s ago: {1}")
    @CsvSource({"-600, 200", "20, 200", "40, 401"})
    void is_good_until_it_expires_give_or_take_the_clocks(long secondsAgo, int status) {
        is(
                SYSTEM.tokens()
                        .with(claims -> claims.issueTime(in(-900)).expirationTime(in(-secondsAgo)), Jobs.OWNER, NAME),
                status);
    }

    @ParameterizedTest(name = "that begins in {0} s: {1}")
    @CsvSource({"20, 200", "40, 401"})
    void is_not_good_before_its_time(long seconds, int status) {
        is(SYSTEM.tokens().with(claims -> claims.notBeforeTime(in(seconds)), Jobs.OWNER, NAME), status);
    }

    @ParameterizedTest
    @MethodSource("others")
    void is_refused_if_it_was_not_made_by_this_issuer_for_this_API(Function<Tokens, String> token) {
        is(token.apply(SYSTEM.tokens()), 401);
    }

    static Stream<Named<Function<Tokens, String>>> others() {
        return Stream.of(
                Named.of("another audience", tokens -> tokens.forOtherAudience(Jobs.OWNER, NAME)),
                Named.of("no audience", tokens -> tokens.with(claims -> claims.audience(List.of()), Jobs.OWNER, NAME)),
                Named.of("another issuer", tokens -> tokens.ofOtherIssuer(Jobs.OWNER, NAME)),
                Named.of("no issuer", tokens -> tokens.with(claims -> claims.issuer(null), Jobs.OWNER, NAME)),
                Named.of("no end", tokens -> tokens.with(claims -> claims.expirationTime(null), Jobs.OWNER, NAME)),
                Named.of("no signature", tokens -> tokens.unsigned(Jobs.OWNER, NAME)),
                Named.of("another key", tokens -> tokens.byWrongKey(Jobs.OWNER, NAME)));
    }

    private static void is(String token, int status) {
        var answer = SYSTEM.caller(token).get("/api/v1/me");
        if (status == 401) {
            answer.isProblem(401, "unauthenticated");
        } else {
            answer.is(status);
        }
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
