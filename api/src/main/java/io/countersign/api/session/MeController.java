package io.countersign.api.session;

import io.countersign.api.problem.Languages;
import io.countersign.api.security.Allowed;
import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MeController {

    /** @param language in which this server answers this person: {@code en} or {@code zh-CN} */
    record Me(String subject, String username, String name, String organisation, List<String> roles, String language) {}

    @GetMapping("/api/v1/me")
    @Allowed
    Me me(Actor.Person person, HttpServletRequest request) {
        return new Me(
                person.subject(),
                person.username(),
                person.name(),
                person.organisation(),
                person.roles().stream().map(Role::id).sorted().toList(),
                Languages.of(request).toLanguageTag());
    }
}
