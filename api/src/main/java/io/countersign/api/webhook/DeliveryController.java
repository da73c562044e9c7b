package io.countersign.api.webhook;

import io.countersign.api.security.Allowed;
import io.countersign.api.web.IdempotentRequests;
import io.countersign.api.web.Page;
import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.webhook.Delivery;
import io.countersign.webhook.Webhooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/webhooks/{id}")
@Tag(name = "Webhooks")
class DeliveryController {
    private static final int LONGEST_PAGE = 200;

    private final Webhooks webhooks;
    private final IdempotentRequests requests;

    DeliveryController(Webhooks webhooks, IdempotentRequests requests) {
        this.webhooks = webhooks;
        this.requests = requests;
    }

    /** @param deliveries that are tried again */
    record Replayed(int deliveries) {}

    @GetMapping("/deliveries")
    @Allowed(Role.ORG_ADMIN)
    @Operation(
            summary = "Deliveries, newest first",
            description = "With deadOnly those that were given up. Delivered ones are kept for 30 days.")
    Page<DeliveryView> list(
            Actor.Person person,
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean deadOnly,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return Page.byNumber(
                        cursor,
                        limit,
                        LONGEST_PAGE,
                        Long.MAX_VALUE,
                        (before, count) -> webhooks.deliveries(person, id, deadOnly, before, count),
                        Delivery::id)
                .map(DeliveryView::of);
    }

    @PostMapping("/ping")
    @Allowed(Role.ORG_ADMIN)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Sends a message that tells of nothing, to try the receiver")
    DeliveryView ping(
            Actor.Person person,
            @PathVariable long id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return requests.once(
                person, key, "ping webhook", id, DeliveryView.class, () -> DeliveryView.of(webhooks.ping(person, id)));
    }

    @PostMapping("/deliveries/{delivery}/replay")
    @Allowed(Role.ORG_ADMIN)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Tries one again that was given up or delivered", description = "Under the same webhook-id.")
    DeliveryView replay(Actor.Person person, @PathVariable long id, @PathVariable long delivery) {
        return DeliveryView.of(webhooks.replay(person, id, delivery));
    }

    @PostMapping("/replay")
    @Allowed(Role.ORG_ADMIN)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Tries again all that were given up")
    Replayed replayDead(Actor.Person person, @PathVariable long id) {
        return new Replayed(webhooks.replayDead(person, id));
    }
}
