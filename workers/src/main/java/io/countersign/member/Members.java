package io.countersign.member;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Matter;
import io.countersign.identity.Refused;
import io.countersign.outbox.Outward;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.Stale;
import io.countersign.problem.Text;
import io.countersign.processes.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people of an organisation, managed by its admins. The issuer keeps who they are and what they may do; the change is made there
 * first and committed here after it. If we die between the two, the issuer has changed without an event; the request comes again, makes
 * the same change, and leaves the event.
 */
@Component
@Outward
public class Members {
    private final Accounts accounts;
    private final MemberTable table;
    private final WorkInHand held;
    private final Trail trail;

    Members(Accounts accounts, MemberTable table, WorkInHand held, Trail trail) {
        this.accounts = accounts;
        this.table = table;
        this.held = held;
        this.trail = trail;
    }

    /**
     * Some of the people of an organisation.
     *
     * @param more whether others come after them
     */
    public record Some(List<Member> members, boolean more) {}

    /**
     * The people of the admin's organisation, by user name.
     *
     * @param search stands in a name or the address; empty for all
     * @param after how many to leave out
     */
    public Some list(Actor.Person admin, String search, int after, int count) {
        Accounts.Some found = accounts.members(company(admin), search, after, count);
        return new Some(
                found.accounts().stream()
                        .map(account -> member(account, table.find(account.id())))
                        .toList(),
                found.more());
    }

    /** The roles that people of the admin's organisation may hold. */
    public Set<Role> roles(Actor.Person admin) {
        Company company = company(admin);
        return Arrays.stream(Role.values())
                .filter(company::allows)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    /** @throws NotFound where nobody of the admin's organisation has the id */
    public Member get(Actor.Person admin, String id) {
        return member(account(company(admin), id), table.find(id));
    }

    /** @throws Invalid where something is missing, a role is not for this organisation, or the address is taken */
    @Transactional
    public Member invite(Actor.Person admin, Invitation invitation) {
        Company company = company(admin);
        MemberCheck.invitation(invitation, company);
        String id = accounts.create(company, invitation);
        table.lock(id, admin.organisation());
        table.write(id, invitation.skills(), false);
        trail.append(
                admin,
                change(admin, "member.invited", id)
                        .with("roles", ids(invitation.roles()))
                        .with("skills", invitation.skills()));
        return get(admin, id);
    }

    /**
     * @param revision that the admin has seen
     * @param language null where it stays
     */
    @Transactional
    public Member change(
            Actor.Person admin,
            String id,
            int revision,
            Set<Role> roles,
            List<String> skills,
            @Nullable String language) {
        Company company = company(admin);
        MemberCheck.change(roles, skills, language, company);
        Account before = account(company, id);
        if (id.equals(admin.subject()) && !roles.contains(Role.ORG_ADMIN)) {
            throw ownAccount(id);
        }
        MemberTable.Row row = table.lock(id, admin.organisation());
        if (row.revision() != revision) {
            throw new Stale("member", id);
        }
        accounts.setRoles(id, before.roles(), roles);
        if (language != null && !language.equals(before.language())) {
            accounts.setLanguage(id, language);
        }
        table.write(id, skills, row.disabled());
        trail.append(
                admin,
                change(admin, "member.changed", id)
                        .with("roles", List.of(ids(before.roles()), ids(roles)))
                        .with("skills", List.of(row.skills(), skills)));
        return get(admin, id);
    }

    /**
     * Ends what they have here and at the issuer, and gives what they hold back to the queue. Of one who is disabled nothing changes.
     *
     * @throws Invalid where no reason is given
     */
    @Transactional
    public Member disable(Actor.Person admin, String id, @Nullable String reason) {
        account(company(admin), id);
        if (id.equals(admin.subject())) {
            throw ownAccount(id);
        }
        MemberCheck.reason(reason);
        return setEnabled(admin, id, false, reason);
    }

    @Transactional
    public Member enable(Actor.Person admin, String id) {
        return setEnabled(admin, id, true, null);
    }

    private Member setEnabled(Actor.Person admin, String id, boolean enabled, @Nullable String reason) {
        Account before = account(company(admin), id);
        MemberTable.Row row = table.lock(id, admin.organisation());
        if (row.disabled() == !enabled && before.enabled() == enabled) {
            return member(before, row);
        }
        accounts.setEnabled(id, enabled);
        table.write(id, row.skills(), !enabled);
        Change change = change(admin, enabled ? "member.enabled" : "member.disabled", id)
                .because(reason);
        trail.append(
                admin,
                enabled ? change : change.with("tasksGivenBack", held.giveBack(admin, id, "the member is disabled")));
        return get(admin, id);
    }

    /**
     * Gives them a password that they must change when they first sign in.
     *
     * @return it; nothing keeps it
     */
    @Transactional
    public String newPassword(Actor.Person admin, String id) {
        account(company(admin), id);
        String password = Passwords.random();
        accounts.setPassword(id, password);
        trail.append(admin, change(admin, "member.password-given", id));
        return password;
    }

    private Company company(Actor.Person admin) {
        return accounts.company(admin.organisation())
                .orElseThrow(() -> new NotFound("organisation", admin.organisation()));
    }

    private Account account(Company company, String id) {
        return accounts.member(company, id).orElseThrow(() -> new NotFound("member", id));
    }

    private static Member member(Account account, MemberTable.Row row) {
        return new Member(
                account.id(),
                account.username(),
                account.firstName(),
                account.lastName(),
                account.mail(),
                account.language(),
                account.roles(),
                row.skills(),
                account.enabled() && !row.disabled(),
                row.revision());
    }

    static Refused ownAccount(String id) {
        return new Refused(
                "own-account",
                Text.of("An admin can't take their own administration away; another one can."),
                new Matter("person", id, null));
    }

    private static Change change(Actor.Person admin, String action, String id) {
        return Change.ofOrganisation(admin.organisation(), action, "person", id);
    }

    private static List<String> ids(Set<Role> roles) {
        return roles.stream().map(Role::id).sorted().toList();
    }
}
