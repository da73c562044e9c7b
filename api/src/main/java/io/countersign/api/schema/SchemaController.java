package io.countersign.api.schema;

import io.countersign.api.security.Allowed;
import io.countersign.api.web.EntityTags;
import io.countersign.api.web.IdempotentRequests;
import io.countersign.api.web.Page;
import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.schema.LabelSchema;
import io.countersign.schema.Schema;
import io.countersign.schema.Schemas;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/schemas")
@Tag(name = "Label schemas")
class SchemaController {
    private static final int LONGEST_PAGE = 200;

    private final Schemas schemas;
    private final IdempotentRequests requests;

    SchemaController(Schemas schemas, IdempotentRequests requests) {
        this.schemas = schemas;
        this.requests = requests;
    }

    record SchemaBody(String name, LabelSchema document) {}

    @PostMapping
    @Allowed(Role.JOB_OWNER)
    @Operation(summary = "Makes the first version of a name, or the next one")
    ResponseEntity<SchemaView> create(
            Actor.Person person,
            @RequestBody SchemaBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        SchemaView created = requests.once(
                person,
                key,
                "create schema",
                body,
                SchemaView.class,
                () -> SchemaView.of(schemas.create(person, body.name(), body.document())));
        return EntityTags.created("/api/v1/schemas/" + created.id(), created.revision(), created);
    }

    @GetMapping
    @Allowed({Role.JOB_OWNER, Role.PROCESS_ADMIN, Role.AUDITOR})
    @Operation(summary = "The organisation's label schemas, newest first")
    Page<SchemaView> list(
            Actor.Person person,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return Page.byNumber(
                        cursor,
                        limit,
                        LONGEST_PAGE,
                        Long.MAX_VALUE,
                        (before, count) -> schemas.list(person, before, count),
                        Schema::id)
                .map(SchemaView::of);
    }

    @GetMapping("/{id}")
    @Allowed
    @Operation(summary = "A label schema of the own organisation, or of a job that it takes part in")
    ResponseEntity<SchemaView> get(Actor.Person person, @PathVariable long id) {
        SchemaView schema = SchemaView.of(schemas.get(person, id));
        return EntityTags.tagged(schema.revision(), schema);
    }

    @PutMapping("/{id}")
    @Allowed(Role.JOB_OWNER)
    @Operation(
            summary = "Changes a version that is not frozen",
            description = "Needs If-Match with the ETag that was seen.")
    ResponseEntity<SchemaView> edit(
            Actor.Person person,
            @PathVariable long id,
            @RequestBody LabelSchema document,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        SchemaView schema = SchemaView.of(schemas.edit(person, id, EntityTags.required(ifMatch), document));
        return EntityTags.tagged(schema.revision(), schema);
    }
}
