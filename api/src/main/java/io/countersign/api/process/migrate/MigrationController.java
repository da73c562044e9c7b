package io.countersign.api.process.migrate;

import io.countersign.api.process.operation.OperationView;
import io.countersign.api.security.Allowed;
import io.countersign.api.web.Page;
import io.countersign.api.web.PageLimit;
import io.countersign.identity.Actor;
import io.countersign.process.migrate.Migrations;
import io.countersign.process.migrate.ProposedMapping;
import io.countersign.processes.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/processes/{id}")
@Tag(name = "Processes")
class MigrationController {
    private static final int LONGEST_PAGE = 50;

    private final Migrations migrations;
    private final InstantSource clock;

    MigrationController(Migrations migrations, InstantSource clock) {
        this.migrations = migrations;
        this.clock = clock;
    }

    @GetMapping("/migration-proposal")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(
            summary = "Which element of one version each of another most likely is",
            description = "A mapping to begin with, each pair with a confidence from 0 to 1 and why.")
    ProposedMapping proposal(@PathVariable String id, @RequestParam int from, @RequestParam int to) {
        return migrations.proposal(id, from, to);
    }

    @PostMapping("/migration-preview")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "What a migration would do, over all instances")
    MigrationViews.MigrationPreviewView preview(
            @PathVariable String id, @RequestBody MigrationBody body, Locale language) {
        return MigrationViews.MigrationPreviewView.of(migrations.preview(body.draft(id)), language);
    }

    @PostMapping("/migration-preview/instances")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "What a migration would do to each instance, the oldest first")
    Page<MigrationViews.InstancePreviewView> previewEach(
            @PathVariable String id,
            @RequestBody MigrationBody body,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit,
            Locale language) {
        Migrations.Slice slice = migrations.previewEach(body.draft(id), cursor, PageLimit.check(limit, LONGEST_PAGE));
        return new Page<>(
                slice.items().stream()
                        .map(one -> MigrationViews.InstancePreviewView.of(one, language))
                        .toList(),
                slice.next());
    }

    @PostMapping("/migrations")
    @Allowed(Role.PROCESS_ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Takes running instances to another version, with a reason",
            description =
                    "Where a second person must confirm it, it waits for one. It is carried out in the background.")
    OperationView migrate(Actor.Person person, @PathVariable String id, @RequestBody MigrationBody body) {
        return OperationView.of(migrations.migrate(person, body.draft(id), body.reason()), person, clock.instant());
    }
}
