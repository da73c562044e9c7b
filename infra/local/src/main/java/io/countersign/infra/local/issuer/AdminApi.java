package io.countersign.infra.local.issuer;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The part of Keycloak's administration API that is needed to manage members, with Keycloak's addresses and representations: the
 * application speaks to both through Keycloak's own client.
 */
final class AdminApi extends HttpServlet {
    static final String PATH = "/admin/realms/";
    private static final long serialVersionUID = 1L;

    private final transient AdminOrganizations organizations;
    private final transient AdminUsers users;
    private final transient LoginEvents events;
    private final String root;

    AdminApi(Realm realm, AdminOrganizations organizations, AdminUsers users, LoginEvents events) {
        this.organizations = organizations;
        this.users = users;
        this.events = events;
        this.root = PATH + realm.realm() + "/";
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AdminAnswer answer = answer(request);
        response.setStatus(answer.status());
        if (answer.location() != null) {
            response.setHeader("Location", answer.location());
        }
        if (answer.body() != null) {
            response.setContentType("application/json");
            response.getOutputStream().write(JsonMapper.shared().writeValueAsBytes(answer.body()));
        }
    }

    private AdminAnswer answer(HttpServletRequest request) throws IOException {
        if (!request.getRequestURI().startsWith(root)) {
            return AdminAnswer.NOT_FOUND;
        }
        List<String> path =
                Arrays.asList(request.getRequestURI().substring(root.length()).split("/", -1));
        try {
            AdminRequest asked = new AdminRequest(
                    request.getMethod(),
                    path,
                    request::getParameter,
                    new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                    request.getRequestURL().toString());
            return switch (path.get(0)) {
                case "organizations" -> organizations.answer(asked);
                case "users" -> users.answer(asked);
                case "roles" -> users.role(asked);
                case "events" -> events.answer(asked);
                default -> AdminAnswer.NOT_FOUND;
            };
        } catch (JacksonException | NumberFormatException e) {
            return AdminAnswer.refused(400, "unreadable");
        }
    }
}
