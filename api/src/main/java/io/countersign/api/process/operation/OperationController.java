package io.countersign.api.process.operation;

import io.countersign.api.security.Allowed;
import io.countersign.api.web.Page;
import io.countersign.identity.Actor;
import io.countersign.problem.Invalid;
import io.countersign.process.operation.Item;
import io.countersign.process.operation.Operation.State;
import io.countersign.process.operation.Operations;
import io.countersign.processes.Identified;
import io.countersign.processes.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/processes/operations")
@Tag(name = "Processes")
class OperationController {
    private static final int LONGEST_PAGE = 200;

    private final Operations operations;
    private final InstantSource clock;

    OperationController(Operations operations, InstantSource clock) {
        this.operations = operations;
        this.clock = clock;
    }

    /**
     * @param instance key of the instance
     * @param incident key of the incident, of a retry
     * @param state {@code pending}, {@code done} or {@code failed}
     * @param failure why it failed, in the words of whoever refused it
     */
    record OperationItemView(
            int no,
            String instance,
            @Nullable String incident,
            String state,
            @Nullable String failure,
            @Nullable Instant at) {
        static OperationItemView of(Item item) {
            return new OperationItemView(
                    item.no(),
                    String.valueOf(item.instance()),
                    item.key() == item.instance() ? null : String.valueOf(item.key()),
                    item.state().id(),
                    item.failure(),
                    item.at());
        }
    }

    @GetMapping
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "What was done to running instances, or waits for a second person, newest first")
    Page<OperationView> list(
            Actor.Person person,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        State wanted = one(State.class, state);
        Instant now = clock.instant();
        return Page.byNumber(
                        cursor,
                        limit,
                        LONGEST_PAGE,
                        Long.MAX_VALUE,
                        (below, count) -> operations.list(wanted, process, below, count),
                        io.countersign.process.operation.Operation::id)
                .map(operation -> OperationView.of(operation, person, now));
    }

    @GetMapping("/{id}")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "One operation, and how far it is")
    OperationView get(Actor.Person person, @PathVariable long id) {
        return view(operations.get(id), person);
    }

    @GetMapping("/{id}/items")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "What an operation concerns, and what each came to")
    Page<OperationItemView> items(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Item.State wanted = one(Item.State.class, state);
        return Page.byNumber(
                        cursor,
                        limit,
                        LONGEST_PAGE,
                        0,
                        (after, count) -> operations.items(id, wanted, after, count),
                        Item::no)
                .map(OperationItemView::of);
    }

    @PostMapping("/{id}/confirmation")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "Has carried out what another process admin asked for")
    OperationView confirm(Actor.Person person, @PathVariable long id) {
        return view(operations.confirm(person, id), person);
    }

    @DeleteMapping("/{id}")
    @Allowed(Role.PROCESS_ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraws the own wish, or declines another's")
    void decline(Actor.Person person, @PathVariable long id) {
        operations.decline(person, id);
    }

    @PostMapping("/{id}/suspension")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "Does nothing more of it until it is resumed")
    OperationView suspend(Actor.Person person, @PathVariable long id) {
        return view(operations.suspend(person, id), person);
    }

    @PostMapping("/{id}/resumption")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "Goes on with it")
    OperationView resume(Actor.Person person, @PathVariable long id) {
        return view(operations.resume(person, id), person);
    }

    @PostMapping("/{id}/cancellation")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "Gives the rest of it up; what is done stays")
    OperationView cancel(Actor.Person person, @PathVariable long id) {
        return view(operations.cancel(person, id), person);
    }

    @PostMapping("/{id}/retry")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "Tries once more what failed")
    OperationView retry(Actor.Person person, @PathVariable long id) {
        return view(operations.retry(person, id), person);
    }

    private OperationView view(io.countersign.process.operation.Operation operation, Actor.Person person) {
        return OperationView.of(operation, person, clock.instant());
    }

    private static <E extends Enum<E> & Identified> @Nullable E one(Class<E> type, @Nullable String id) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        try {
            return Identified.of(type, id);
        } catch (IllegalArgumentException e) {
            throw new Invalid("state", "is none that there is: {0}", id);
        }
    }
}
