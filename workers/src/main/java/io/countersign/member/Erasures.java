package io.countersign.member;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.outbox.Outward;
import io.countersign.person.KeepsNames;
import io.countersign.person.Known;
import io.countersign.person.People;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the system forget who a person was. What they did stays, under their subject alone; so do their signatures on releases, which
 * are given by name and belong to both companies. The account goes last, and our commit after it: if we die between the two, the
 * request comes again, finds no account, and does the rest.
 */
@Component
@Outward
public class Erasures {
    private final Accounts accounts;
    private final MemberTable table;
    private final WorkInHand held;
    private final People people;
    private final List<KeepsNames> keepers;
    private final Trail trail;

    Erasures(
            Accounts accounts,
            MemberTable table,
            WorkInHand held,
            People people,
            List<KeepsNames> keepers,
            Trail trail) {
        this.accounts = accounts;
        this.table = table;
        this.held = held;
        this.people = people;
        this.keepers = List.copyOf(keepers);
        this.trail = trail;
    }

    /**
     * Of one who was erased nothing changes. It can't be undone.
     *
     * @throws NotFound where nobody of the admin's organisation has the id, nor had it
     * @throws Invalid where no reason is given, or one that names the person
     */
    @Transactional
    public void erase(Actor.Person admin, String id, @Nullable String reason) {
        Optional<Account> account =
                accounts.company(admin.organisation()).flatMap(company -> accounts.member(company, id));
        Optional<Known> known = people.find(id);
        if (account.isEmpty()
                && known.filter(one -> one.organisation().equals(admin.organisation()))
                        .isEmpty()) {
            throw new NotFound("member", id);
        }
        if (id.equals(admin.subject())) {
            throw Members.ownAccount(id);
        }
        MemberCheck.reason(reason);
        requireNameless(Objects.requireNonNull(reason), account, known);
        if (account.isEmpty() && known.filter(Known::erased).isPresent()) {
            return;
        }
        table.lock(id, admin.organisation());
        table.write(id, List.of(), true);
        int givenBack = held.giveBack(admin, id, "the member is erased");
        Known person = people.erase(id, admin.organisation());
        keepers.forEach(keeper -> keeper.forget(person));
        trail.append(
                admin,
                Change.ofOrganisation(admin.organisation(), "member.erased", "person", id)
                        .with("tasksGivenBack", givenBack)
                        .because(reason));
        if (account.isPresent()) {
            accounts.delete(id);
        }
    }

    /** The reason is part of the trail, from which nothing can be taken away. */
    private static void requireNameless(String reason, Optional<Account> account, Optional<Known> known) {
        String words = reason.toLowerCase(Locale.ROOT);
        boolean names = Stream.concat(
                        account.stream()
                                .flatMap(one -> Stream.of(
                                        Optional.of(one.username()),
                                        Optional.ofNullable(one.mail()),
                                        Optional.ofNullable(one.lastName()))),
                        known.stream().map(one -> Optional.ofNullable(one.name())))
                .flatMap(Optional::stream)
                .filter(name -> !name.isBlank())
                .anyMatch(name -> words.contains(name.toLowerCase(Locale.ROOT)));
        if (names) {
            throw new Invalid("reason", "names the person, and would be kept for good");
        }
    }
}
