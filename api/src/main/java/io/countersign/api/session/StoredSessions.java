package io.countersign.api.session;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** Sessions as the database has them now. A request sees its own as it was when it began. */
@Component
class StoredSessions {
    private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    private final SessionRepository<? extends Session> sessions;

    StoredSessions(SessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** @param access the token that the session stands for */
    record Stored(Jwt access, PageTokens tokens) {}

    /** Empty where it has ended, or nobody is signed in by it. */
    Optional<Stored> find(String id) {
        Session session = sessions.findById(id);
        if (session == null) {
            return Optional.empty();
        }
        SecurityContext context = session.getAttribute(CONTEXT);
        PageTokens tokens = session.getAttribute(PageTokens.ATTRIBUTE);
        return context != null && tokens != null && context.getAuthentication() instanceof PageAuthentication signedIn
                ? Optional.of(new Stored(signedIn.getToken(), tokens))
                : Optional.empty();
    }

    /** Does nothing where it has ended meanwhile. */
    void keep(String id, Stored stored) {
        keep(sessions, id, stored);
    }

    private static <S extends Session> void keep(SessionRepository<S> sessions, String id, Stored stored) {
        S session = sessions.findById(id);
        if (session != null) {
            session.setAttribute(CONTEXT, SessionToken.context(stored.access()));
            session.setAttribute(PageTokens.ATTRIBUTE, stored.tokens());
            sessions.save(session);
        }
    }
}
