package io.countersign.infra.local.issuer;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureDisabledEvent;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** The people who can sign in, and how often they failed to. */
final class Accounts implements UserDetailsService {
    private final People people;
    private final LoginGuard guard;
    private final LoginEvents events;

    Accounts(People people, LoginGuard guard, LoginEvents events) {
        this.people = people;
        this.guard = guard;
        this.events = events;
    }

    /** Who has signed in goes by the id, as tokens do: a sign-out is for the session of the token's subject. */
    @Override
    public UserDetails loadUserByUsername(String username) {
        Account account = people.byUsername(username).orElse(null);
        if (account == null || account.passwordHash() == null) {
            throw new UsernameNotFoundException("no such user");
        }
        return User.withUsername(account.id())
                .password(account.passwordHash())
                .accountLocked(guard.isLocked(username))
                .disabled(!account.enabled())
                .build();
    }

    /** Names that nobody has are not counted: their number has no bound. */
    @EventListener
    void onFailure(AuthenticationFailureBadCredentialsEvent event) {
        people.byUsername(event.getAuthentication().getName()).ifPresent(account -> {
            guard.failed(account.username());
            events.failed(account, "invalid_user_credentials");
            if (guard.isLocked(account.username())) {
                events.locked(account);
            }
        });
    }

    @EventListener
    void onLocked(AuthenticationFailureLockedEvent event) {
        refused(event, "user_temporarily_disabled");
    }

    @EventListener
    void onDisabled(AuthenticationFailureDisabledEvent event) {
        refused(event, "user_disabled");
    }

    private void refused(AbstractAuthenticationFailureEvent event, String error) {
        people.byUsername(event.getAuthentication().getName()).ifPresent(account -> events.failed(account, error));
    }

    @EventListener
    void onSuccess(AuthenticationSuccessEvent event) {
        people.byId(event.getAuthentication().getName()).ifPresent(account -> guard.succeeded(account.username()));
    }
}
