package io.countersign.item;

import io.countersign.problem.NotFound;
import io.countersign.problem.WrongState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Items as other features see them. States are moved in bulk; a move checks every item's present state, refuses all where one may
 * not go there, and may be repeated.
 */
@Component
public class Items {
    private static final int MOST_IN_A_PAGE = 1_000;
    private static final int RELEASED_AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final ItemTable table;

    Items(JdbcClient jdbc, ItemTable table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /** @throws NotFound where there is no such item */
    public Item get(long jobId, int no) {
        return jdbc.sql("select * from item where job_id = :job and no = :no")
                .param("job", jobId)
                .param("no", no)
                .query(table::read)
                .optional()
                .orElseThrow(() -> new NotFound("item", jobId + "/" + no));
    }

    /** Items of a job by their external ids; those that there are not are missing. */
    public Map<String, Item> named(long jobId, Collection<String> externalIds) {
        return jdbc
                .sql("select * from item where job_id = :job and external_id = any(:ids)")
                .param("job", jobId)
                .param("ids", externalIds.toArray(String[]::new))
                .query(table::read)
                .list()
                .stream()
                .collect(Collectors.toMap(Item::externalId, Function.identity()));
    }

    /** Items of a job by number, in their order; those that there are not are missing. */
    public List<Item> numbered(long jobId, Collection<Integer> nos) {
        return jdbc.sql("select * from item where job_id = :job and no = any(:nos) order by no")
                .param("job", jobId)
                .param("nos", nos.toArray(Integer[]::new))
                .query(table::read)
                .list();
    }

    /** The items of a package, by number: at most 1,000. */
    public List<Item> ofPackage(long packageId) {
        return jdbc.sql("select * from item where package_id = :package order by no")
                .param("package", packageId)
                .query(table::read)
                .list();
    }

    /**
     * Items of a job by number, beginning after one.
     *
     * @param after 0 to begin
     * @param limit 1 to 1,000
     */
    public List<Item> page(long jobId, int after, int limit) {
        return jdbc.sql("select * from item where job_id = :job and no > :after order by no limit :limit")
                .param("job", jobId)
                .param("after", after)
                .param("limit", Math.max(1, Math.min(limit, MOST_IN_A_PAGE)))
                .query(table::read)
                .list();
    }

    /** As {@link #page(long, int, int)}, of one state only. */
    public List<Item> page(long jobId, ItemState state, int after, int limit) {
        return jdbc.sql("""
                select * from item where job_id = :job and state = :state and no > :after order by no limit :limit""")
                .param("job", jobId)
                .param("state", state.name())
                .param("after", after)
                .param("limit", Math.max(1, Math.min(limit, MOST_IN_A_PAGE)))
                .query(table::read)
                .list();
    }

    /** Items of a draft that go into no package, because people are tried on them. */
    @Transactional
    public void keepForOnboarding(long jobId, Collection<Integer> nos) {
        int kept = jdbc.sql("""
                update item set state = 'EXCLUDED', excluded_for = :reason
                where job_id = :job and no = any(:nos) and state = 'NEW'""")
                .param("reason", ExclusionReason.ONBOARDING.id())
                .param("job", jobId)
                .param("nos", nos.toArray(Integer[]::new))
                .update();
        if (kept != nos.size()) {
            throw new IllegalStateException(kept + " of " + nos.size() + " items of job " + jobId + " were new");
        }
    }

    /**
     * Gives items of a draft other numbers, from then on theirs. Nothing but the item's own row may know them yet.
     *
     * @param moves a permutation: every number to which one goes is left by another
     */
    @Transactional
    public void renumber(long jobId, Map<Integer, Integer> moves) {
        // By way of negative numbers: the key is checked row by row.
        jdbc.sql("""
                update item set no = -move.new from unnest(cast(:old as int[]), cast(:new as int[])) as move (old, new)
                where job_id = :job and no = move.old""")
                .param("old", moves.keySet().toArray(Integer[]::new))
                .param("new", moves.values().toArray(Integer[]::new))
                .param("job", jobId)
                .update();
        jdbc.sql("update item set no = -no where job_id = :job and no < 0")
                .param("job", jobId)
                .update();
    }

    /** All items of a package. */
    @Transactional
    public void move(long packageId, ItemState to) {
        moved(
                to,
                jdbc.sql(
                                "update item set state = :to where package_id = :package and state in (:from) and state <> :to")
                        .param("package", packageId),
                jdbc.sql("select job_id || '/' || no || ' is ' || state from item"
                                + " where package_id = :package and state not in (:from) order by no limit 1")
                        .param("package", packageId));
    }

    /**
     * The items of a package that is given up are taken out of the job. May be repeated.
     *
     * @return how many there were
     */
    @Transactional
    public int excludeWithPackage(long packageId) {
        move(packageId, ItemState.EXCLUDED);
        return jdbc.sql("update item set excluded_for = :reason where package_id = :package")
                .param("reason", ExclusionReason.PACKAGE_CANCELLED.id())
                .param("package", packageId)
                .update();
    }

    /** Some items of a job, by number. */
    @Transactional
    public void move(long jobId, Collection<Integer> nos, ItemState to) {
        if (nos.isEmpty()) {
            return;
        }
        Integer[] chosen = nos.stream().distinct().toArray(Integer[]::new);
        String[] from = to.sources().toArray(String[]::new);
        int moved = jdbc.sql("""
                update item set state = :to
                where job_id = :job and no = any(:nos) and state = any(:from) and state <> :to""")
                .param("to", to.name())
                .param("job", jobId)
                .param("nos", chosen)
                .param("from", from)
                .update();
        if (moved < chosen.length) {
            refuseOthers(
                    to, jdbc.sql("""
                            select job_id || '/' || no || ' is ' || state from item
                            where job_id = :job and no = any(:nos) and state <> all(:from)
                            order by no limit 1""").param("job", jobId).param("nos", chosen).param("from", from));
        }
    }

    /** All items of the packages of a lot, but those that were taken out. */
    @Transactional
    public void moveLot(long lotId, ItemState to) {
        moved(
                to,
                jdbc.sql(
                                "update item i set state = :to from work_package p"
                                        + " where p.lot_id = :lot and i.package_id = p.id and i.state in (:from) and i.state <> :to")
                        .param("lot", lotId),
                jdbc.sql(
                                "select i.job_id || '/' || i.no || ' is ' || i.state from item i join work_package p on p.id = i.package_id"
                                        + " where p.lot_id = :lot and i.state <> 'EXCLUDED' and i.state not in (:from) order by i.no limit 1")
                        .param("lot", lotId));
    }

    /** The accepted items that stand in a release become released. */
    @Transactional
    public void released(long jobId, long releaseId) {
        int last = jdbc.sql("select coalesce(max(item_no), 0) from release_item where release_id = :release")
                .param("release", releaseId)
                .query(Integer.class)
                .single();
        for (int from = 0; from < last; from += RELEASED_AT_ONCE) {
            jdbc.sql("""
                    update item i set state = 'RELEASED' from release_item r
                    where r.release_id = :release and r.item_no > :from and r.item_no <= :to
                      and i.job_id = :job and i.no = r.item_no and i.state = 'ACCEPTED'""")
                    .param("release", releaseId)
                    .param("from", from)
                    .param("to", from + RELEASED_AT_ONCE)
                    .param("job", jobId)
                    .update();
        }
    }

    private static void moved(ItemState to, StatementSpec update, StatementSpec offender) {
        List<String> from = to.sources();
        refuseOthers(to, offender.param("from", from));
        update.param("to", to.name()).param("from", from).update();
    }

    private static void refuseOthers(ItemState to, StatementSpec offender) {
        offender.query(String.class).optional().ifPresent(item -> {
            throw new WrongState("Item {0} and cannot become {1}.", item, to.id());
        });
    }
}
