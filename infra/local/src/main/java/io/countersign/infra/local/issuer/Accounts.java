package io.countersign.infra.local.issuer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The people of the realm who can sign in, their passwords as hashes. */
final class Accounts implements UserDetailsService {
    private final Map<String, String> hashes = new ConcurrentHashMap<>();
    private final Realm realm;
    private final LoginGuard guard;

    Accounts(Realm realm, PasswordEncoder encoder, LoginGuard guard) {
        this.realm = realm;
        this.guard = guard;
        // One hash for each different password: a hash is slow on purpose, and demo users share theirs.
        Map<String, String> made = new ConcurrentHashMap<>();
        realm.users().stream()
                .filter(RealmUser::isPerson)
                .filter(user -> !user.password().isEmpty())
                .forEach(user -> hashes.put(user.username(), made.computeIfAbsent(user.password(), encoder::encode)));
    }

    /** Who has signed in goes by the id, as tokens do: a sign-out is for the session of the token's subject. */
    @Override
    public UserDetails loadUserByUsername(String username) {
        String hash = hashes.get(username);
        RealmUser user = realm.user(username).orElse(null);
        if (hash == null || user == null) {
            throw new UsernameNotFoundException("no such user");
        }
        return User.withUsername(user.id())
                .password(hash)
                .accountLocked(guard.isLocked(username))
                .build();
    }

    @EventListener
    void onFailure(AuthenticationFailureBadCredentialsEvent event) {
        guard.failed(event.getAuthentication().getName());
    }

    @EventListener
    void onSuccess(AuthenticationSuccessEvent event) {
        realm.userById(event.getAuthentication().getName()).ifPresent(user -> guard.succeeded(user.username()));
    }
}
