package io.countersign.inspect;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** Seeds that nobody can foresee: whoever knew the sample beforehand could label only that with care. */
@Component
class SecureSeeds implements SeedSource {
    private final SecureRandom random = new SecureRandom();

    @Override
    public long next() {
        return random.nextLong();
    }
}
