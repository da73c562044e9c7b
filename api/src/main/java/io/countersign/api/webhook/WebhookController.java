package io.countersign.api.webhook;

import io.countersign.api.security.Allowed;
import io.countersign.api.web.EntityTags;
import io.countersign.api.web.IdempotentRequests;
import io.countersign.api.web.Page;
import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.webhook.Webhook;
import io.countersign.webhook.WebhookDraft;
import io.countersign.webhook.Webhooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/webhooks")
@Tag(name = "Webhooks")
class WebhookController {
    private static final int LONGEST_PAGE = 200;

    private final Webhooks webhooks;
    private final IdempotentRequests requests;

    WebhookController(Webhooks webhooks, IdempotentRequests requests) {
        this.webhooks = webhooks;
        this.requests = requests;
    }

    @PostMapping
    @Allowed(Role.ORG_ADMIN)
    @Operation(
            summary = "Sets up a webhook of the own organisation",
            description =
                    "The answer has the secret that deliveries are signed with, after Standard Webhooks 1.0.0. It is not told"
                            + " again, except to a repeat with the same Idempotency-Key.")
    ResponseEntity<WebhookView> create(
            Actor.Person person,
            @RequestBody WebhookDraft draft,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        WebhookView created = requests.once(
                person,
                key,
                "create webhook",
                draft,
                WebhookView.class,
                () -> WebhookView.of(webhooks.create(person, draft)));
        return EntityTags.created("/api/v1/webhooks/" + created.id(), created.revision(), created);
    }

    @GetMapping
    @Allowed(Role.ORG_ADMIN)
    @Operation(summary = "The organisation's webhooks, oldest first")
    Page<WebhookView> list(
            Actor.Person person,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return Page.byNumber(
                        cursor,
                        limit,
                        LONGEST_PAGE,
                        0,
                        (after, count) -> webhooks.list(person, after, count),
                        Webhook::id)
                .map(WebhookView::of);
    }

    @GetMapping("/{id}")
    @Allowed(Role.ORG_ADMIN)
    @Operation(summary = "A webhook of the own organisation")
    ResponseEntity<WebhookView> get(Actor.Person person, @PathVariable long id) {
        return tagged(webhooks.get(person, id));
    }

    @PutMapping("/{id}")
    @Allowed(Role.ORG_ADMIN)
    @Operation(
            summary = "Changes a webhook, or turns it off or on",
            description =
                    "Needs If-Match with the ETag that was seen. What happens while it is turned off is not told later.")
    ResponseEntity<WebhookView> edit(
            Actor.Person person,
            @PathVariable long id,
            @RequestBody WebhookDraft draft,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(webhooks.edit(person, id, EntityTags.required(ifMatch), draft));
    }

    @DeleteMapping("/{id}")
    @Allowed(Role.ORG_ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Removes a webhook and its deliveries",
            description = "Needs If-Match with the ETag that was seen.")
    void delete(
            Actor.Person person,
            @PathVariable long id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        webhooks.delete(person, id, EntityTags.required(ifMatch));
    }

    @PostMapping("/{id}/secret")
    @Allowed(Role.ORG_ADMIN)
    @Operation(
            summary = "Makes a new secret",
            description =
                    "For a day deliveries carry signatures with both, so that the receiver can change over in between.")
    ResponseEntity<WebhookView> changeSecret(
            Actor.Person person,
            @PathVariable long id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        WebhookView changed = requests.once(
                person,
                key,
                "change secret of webhook",
                id,
                WebhookView.class,
                () -> WebhookView.of(webhooks.changeSecret(person, id)));
        return EntityTags.tagged(changed.revision(), changed);
    }

    private static ResponseEntity<WebhookView> tagged(Webhook webhook) {
        return EntityTags.tagged(webhook.revision(), WebhookView.of(webhook));
    }
}
