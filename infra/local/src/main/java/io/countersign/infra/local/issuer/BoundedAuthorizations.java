package io.countersign.infra.local.issuer;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/** Keeps the latest authorizations, and forgets the oldest; access tokens stay valid without them. */
final class BoundedAuthorizations implements OAuth2AuthorizationService {
    private static final int MOST = 5_000;

    private final InMemoryOAuth2AuthorizationService kept = new InMemoryOAuth2AuthorizationService();
    private final Set<String> oldestFirst = new LinkedHashSet<>();
    private final AuthorizationFiles files;

    BoundedAuthorizations(AuthorizationFiles files, Clock clock) {
        this.files = files;
        files.read(clock.instant()).forEach(this::keep);
    }

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        files.write(authorization);
        keep(authorization);
    }

    private void keep(OAuth2Authorization authorization) {
        kept.save(authorization);
        oldestFirst.add(authorization.getId());
        if (oldestFirst.size() > MOST) {
            OAuth2Authorization oldest = kept.findById(oldestFirst.iterator().next());
            if (oldest != null) {
                remove(oldest);
            }
        }
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        oldestFirst.remove(authorization.getId());
        kept.remove(authorization);
        files.delete(authorization);
    }

    /** Ends the refresh tokens of somebody. */
    synchronized void removeOf(String principal) {
        for (String id : List.copyOf(oldestFirst)) {
            OAuth2Authorization authorization = kept.findById(id);
            if (authorization != null && authorization.getPrincipalName().equals(principal)) {
                remove(authorization);
            }
        }
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return kept.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return kept.findByToken(token, type);
    }
}
