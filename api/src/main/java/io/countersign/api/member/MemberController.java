package io.countersign.api.member;

import io.countersign.api.security.Allowed;
import io.countersign.api.web.Cursor;
import io.countersign.api.web.EntityTags;
import io.countersign.api.web.IdempotentRequests;
import io.countersign.api.web.Page;
import io.countersign.api.web.PageLimit;
import io.countersign.identity.Actor;
import io.countersign.member.Erasures;
import io.countersign.member.Invitation;
import io.countersign.member.Member;
import io.countersign.member.Members;
import io.countersign.processes.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
@RequestMapping("/api/v1/members")
@Tag(name = "Members")
class MemberController {
    private static final int LONGEST_PAGE = 50;

    private final Members members;
    private final Erasures erasures;
    private final PageSessions sessions;
    private final IdempotentRequests requests;

    MemberController(Members members, Erasures erasures, PageSessions sessions, IdempotentRequests requests) {
        this.members = members;
        this.erasures = erasures;
        this.sessions = sessions;
        this.requests = requests;
    }

    record DisablingBody(@Nullable String reason) {}

    record ErasureBody(@Nullable String reason) {}

    /** @param roles by their ids, as a person's roles name them */
    record RolesView(List<String> roles) {}

    record PasswordView(String password) {}

    @GetMapping
    @Allowed(Role.ORG_ADMIN)
    @Operation(
            summary = "The people of the own organisation, by user name",
            description = "The search is for words in the user name, the names and the mail address.")
    Page<MemberView> list(
            Actor.Person person,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        // The issuer pages by position, and the cursor keeps it.
        Cursor position = Cursor.parse(cursor, 1);
        int after = position == null ? 0 : Math.toIntExact(position.number(0));
        Members.Some found = members.list(person, search, after, PageLimit.check(limit, LONGEST_PAGE));
        return new Page<>(
                found.members().stream().map(MemberView::of).toList(),
                found.more() ? Cursor.of(after + limit).text() : null);
    }

    @GetMapping("/roles")
    @Allowed(Role.ORG_ADMIN)
    @Operation(summary = "The roles that people of the own organisation may hold")
    RolesView roles(Actor.Person person) {
        return new RolesView(members.roles(person).stream().map(Role::id).toList());
    }

    @GetMapping("/{id}")
    @Allowed(Role.ORG_ADMIN)
    @Operation(summary = "A person of the own organisation")
    ResponseEntity<MemberView> get(Actor.Person person, @PathVariable String id) {
        return tagged(members.get(person, id));
    }

    @PostMapping
    @Allowed(Role.ORG_ADMIN)
    @Operation(
            summary = "Invites a person into the own organisation",
            description = "The account has no password yet: POST /api/v1/members/{id}/password gives the first one.")
    ResponseEntity<MemberView> invite(
            Actor.Person person,
            @RequestBody InvitationBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Invitation invitation = body.invitation();
        MemberView invited = requests.once(
                person,
                key,
                "invite member",
                body,
                MemberView.class,
                () -> MemberView.of(members.invite(person, invitation)));
        return EntityTags.created("/api/v1/members/" + invited.id(), invited.revision(), invited);
    }

    @PutMapping("/{id}")
    @Allowed(Role.ORG_ADMIN)
    @Operation(
            summary = "Changes the roles and skills of a person",
            description =
                    "Needs If-Match with the ETag that was seen. Tokens keep the roles of before until they expire.")
    ResponseEntity<MemberView> change(
            Actor.Person person,
            @PathVariable String id,
            @RequestBody MemberBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        int revision = EntityTags.required(ifMatch);
        MemberBody.Whole whole = body.whole();
        return tagged(
                members.change(person, id, revision, Fields.roles(whole.roles()), whole.skills(), body.language()));
    }

    @PostMapping("/{id}/disable")
    @Allowed(Role.ORG_ADMIN)
    @Operation(
            summary = "Ends the sessions and tokens of a person, and gives what they hold back to the queue",
            description = "Disabling somebody again changes nothing.")
    ResponseEntity<MemberView> disable(
            Actor.Person person, @PathVariable String id, @RequestBody(required = false) @Nullable DisablingBody body) {
        return tagged(
                sessions.endingThoseOf(id, () -> members.disable(person, id, body == null ? null : body.reason())));
    }

    @PostMapping("/{id}/enable")
    @Allowed(Role.ORG_ADMIN)
    @Operation(summary = "Lets a person in again", description = "Enabling somebody again changes nothing.")
    ResponseEntity<MemberView> enable(Actor.Person person, @PathVariable String id) {
        return tagged(members.enable(person, id));
    }

    @PostMapping("/{id}/erase")
    @Allowed(Role.ORG_ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Makes the system forget who a person was",
            description =
                    "Deletes the account, the names and all that was theirs alone. What they did stays in the trail under"
                            + " an id that stands for nobody any more; the signatures on releases stay as they were given."
                            + " It can't be undone; to ask again changes nothing.")
    void erase(
            Actor.Person person, @PathVariable String id, @RequestBody(required = false) @Nullable ErasureBody body) {
        erasures.erase(person, id, body == null ? null : body.reason());
    }

    @PostMapping("/{id}/password")
    @Allowed(Role.ORG_ADMIN)
    @Operation(
            summary = "Gives a person a new password, to be changed when they first sign in with it",
            description = "It is told once, and kept nowhere.")
    ResponseEntity<PasswordView> password(Actor.Person person, @PathVariable String id) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new PasswordView(members.newPassword(person, id)));
    }

    private static ResponseEntity<MemberView> tagged(Member member) {
        return EntityTags.tagged(member.revision(), MemberView.of(member));
    }
}
