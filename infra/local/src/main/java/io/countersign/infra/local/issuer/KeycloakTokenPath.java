package io.countersign.infra.local.issuer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Keycloak's client for administration does not ask where tokens are given: it knows Keycloak's address. */
final class KeycloakTokenPath extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String TOKEN = "/oauth2/token";

    private final String keycloaks;

    KeycloakTokenPath(Realm realm) {
        keycloaks = "/realms/" + realm.realm() + "/protocol/openid-connect/token";
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request.getRequestURI().equals(keycloaks) ? new Ours(request) : request, response);
    }

    private static final class Ours extends HttpServletRequestWrapper {
        Ours(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return TOKEN;
        }

        @Override
        public String getServletPath() {
            return TOKEN;
        }
    }
}
