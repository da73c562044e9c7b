package io.countersign.api.history;

import io.countersign.api.security.Allowed;
import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.search.query.HistoryQuestion;
import io.countersign.search.query.SavedQueries;
import io.countersign.search.query.SavedQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/history/queries")
@Tag(name = "History")
class SavedQueryController {
    private final SavedQueries queries;

    SavedQueryController(SavedQueries queries) {
        this.queries = queries;
    }

    @GetMapping
    @Allowed({Role.AUDITOR, Role.JOB_OWNER, Role.PROCESS_ADMIN})
    @Operation(summary = "Saved queries: your own, and those that your organisation shares")
    List<SavedQuery> list(Actor.Person person) {
        return queries.list(person);
    }

    @PutMapping("/{name}")
    @Allowed({Role.AUDITOR, Role.JOB_OWNER, Role.PROCESS_ADMIN})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Saves a question under a name of your own",
            description = "What you had under it before is replaced.")
    void save(Actor.Person person, @PathVariable String name, @RequestBody SavedQueryBody body) {
        queries.save(person, name, body.question(), body.shared());
    }

    @DeleteMapping("/{name}")
    @Allowed({Role.AUDITOR, Role.JOB_OWNER, Role.PROCESS_ADMIN})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a query of your own")
    void remove(Actor.Person person, @PathVariable String name) {
        queries.remove(person, name);
    }

    /** @param shared whether others of the organisation see it */
    record SavedQueryBody(HistoryQuestion question, boolean shared) {}
}
