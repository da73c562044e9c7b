package io.countersign.api.gold;

import io.countersign.gold.GoldCounts;
import io.countersign.gold.GoldReport;
import java.util.List;

/** How people do on the gold items of a job, as the API shows it. */
record GoldView(GoldCounts items, List<OfPerson> people, List<OfSupplier> suppliers, List<OfClass> classes) {

    /** @param correct answers that are right */
    record OfPerson(String organisation, String person, ShareView correct, boolean paused) {}

    record OfSupplier(String organisation, ShareView correct) {}

    /**
     * @param found of the shapes that should be there: recall
     * @param right of the shapes that are there: precision
     */
    record OfClass(String organisation, String label, ShareView found, ShareView right) {}

    static GoldView of(GoldReport report, PeopleNames.View names) {
        return new GoldView(
                report.items(),
                report.people().stream()
                        .map(one -> new OfPerson(
                                one.organisation(),
                                names.of(one.organisation(), one.person()),
                                ShareView.of(one.correct()),
                                one.paused()))
                        .toList(),
                report.suppliers().stream()
                        .map(one -> new OfSupplier(one.organisation(), ShareView.of(one.correct())))
                        .toList(),
                report.classes().stream()
                        .map(one -> new OfClass(
                                one.organisation(), one.label(), ShareView.of(one.found()), ShareView.of(one.right())))
                        .toList());
    }
}
