package io.countersign.inspect;

import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.item.Items;
import io.countersign.job.PackageState;
import io.countersign.job.Packages;
import io.countersign.job.WorkPackage;
import io.countersign.problem.Text;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A package is given up while its job goes on: its items are taken out of the job, its lot goes on with the others, and the next
 * planned package is opened in its place. Its tasks are withdrawn by its process, whose instance is cancelled.
 */
@Component
public class GivenUpPackages {
    /** The rule that keeps a lot from losing all its packages. */
    public static final String LAST_PACKAGE = "last-package";

    private static final Set<PackageState> IN_WORK =
            EnumSet.of(PackageState.OPEN, PackageState.IN_REVIEW, PackageState.IN_DISPUTE, PackageState.RETURNED);

    private final Packages packages;
    private final Lots lots;
    private final Items items;

    GivenUpPackages(Packages packages, Lots lots, Items items) {
        this.packages = packages;
        this.lots = lots;
        this.items = items;
    }

    /** Whether people work on it, so that there is something to give up. */
    public boolean isInWork(WorkPackage one) {
        return IN_WORK.contains(one.state());
    }

    /** Why it can't be given up alone; empty where it can. */
    public Optional<Text> hindrance(WorkPackage one) {
        boolean last = packages.ofLot(one.lotId()).stream()
                .noneMatch(other -> other.id() != one.id() && other.state() != PackageState.CANCELLED);
        return last
                ? Optional.of(Text.of(
                        "Package {0} is the last one of its lot, which would have nothing to inspect. Cancel the job instead.",
                        one.no()))
                : Optional.empty();
    }

    /**
     * May be repeated.
     *
     * @throws Refused where it is the last one of its lot
     */
    @Transactional
    public void giveUp(Actor actor, long packageId, String reason) {
        WorkPackage one = packages.lock(packageId);
        if (!isInWork(one)) {
            return;
        }
        lots.lockOfPackage(packageId);
        hindrance(one).ifPresent(why -> {
            throw new Refused(LAST_PACKAGE, why, null);
        });
        packages.cancelled(actor, packageId, reason);
        items.excludeWithPackage(packageId);
        lots.packageConsolidated(actor, packageId);
        packages.topUp(actor, one.jobId());
    }
}
