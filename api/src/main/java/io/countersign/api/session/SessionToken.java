package io.countersign.api.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** The access token that a session stands for, as the security context that Spring keeps in it. */
@Component
class SessionToken {
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    void keep(Jwt access, HttpServletRequest request, HttpServletResponse response) {
        actBy(access);
        contexts.saveContext(SecurityContextHolder.getContext(), request, response);
    }

    /** For the rest of this request. */
    void actBy(Jwt access) {
        SecurityContextHolder.setContext(context(access));
    }

    static SecurityContext context(Jwt access) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PageAuthentication(access));
        return context;
    }

    void forget(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
