package io.countersign.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.countersign.api.probe.EndpointWithoutRule;
import io.countersign.api.security.Allowed;
import io.countersign.engine.StepWorker;
import io.countersign.identity.probe.WithoutPackageInfo;
import io.countersign.infra.probe.InfraThatKnowsTheDomain;
import io.countersign.job.probe.PublicWorker;
import io.countersign.job.probe.ReadsTheWallClock;
import io.countersign.job.probe.StartsPartsItself;
import io.countersign.job.probe.TalksToEverything;
import io.countersign.processes.probe.ProcessesThatKnowTheDomain;
import io.countersign.quality.probe.MathematicsWithSpring;
import io.countersign.search.probe.SearchThatKnowsTheApi;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;

/** The rules of docs/architecture.md, each with a class that breaks it. */
final class Rules {
    private Rules() {}

    /** @param probe breaks the rule and nothing else of it */
    record Rule(String sentence, ArchRule rule, Class<?> probe) {
        @Override
        public String toString() {
            return sentence;
        }
    }

    private static final String[] FEATURES = {
        "io.countersign.job..",
        "io.countersign.item..",
        "io.countersign.schema..",
        "io.countersign.assign..",
        "io.countersign.annotate..",
        "io.countersign.agree..",
        "io.countersign.consolidate..",
        "io.countersign.review..",
        "io.countersign.adjudicate..",
        "io.countersign.inspect..",
        "io.countersign.release..",
        "io.countersign.task..",
        "io.countersign.audit..",
        "io.countersign.identity..",
        "io.countersign.quality..",
        "io.countersign.format..",
        "io.countersign.engine..",
        "io.countersign.outbox..",
        "io.countersign.problem..",
        "io.countersign.json..",
        "io.countersign.signing..",
        "io.countersign.digest..",
        "io.countersign.watch..",
        "io.countersign.member.."
    };

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "processes know nothing else of ours",
                        noClasses()
                                .that()
                                .resideInAPackage("io.countersign.processes..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(FEATURES),
                        ProcessesThatKnowTheDomain.class),
                new Rule(
                        "workers know neither search, nor the API, nor what they run on",
                        noClasses()
                                .that()
                                .resideInAnyPackage(FEATURES)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "io.countersign.search..", "io.countersign.api..", "io.countersign.infra.."),
                        StartsPartsItself.class),
                new Rule(
                        "search knows neither the API nor what it runs on",
                        noClasses()
                                .that()
                                .resideInAPackage("io.countersign.search..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("io.countersign.api..", "io.countersign.infra.."),
                        SearchThatKnowsTheApi.class),
                new Rule(
                        "infra knows nothing of the application",
                        noClasses()
                                .that()
                                .resideInAPackage("io.countersign.infra..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(FEATURES),
                        InfraThatKnowsTheDomain.class),
                new Rule(
                        "one package of workers talks to the engine's client",
                        noClasses()
                                .that()
                                .resideInAnyPackage(FEATURES)
                                .and()
                                .resideOutsideOfPackage("io.countersign.engine..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("io.camunda.."),
                        TalksToEverything.class),
                new Rule(
                        "one package of workers talks to Kafka",
                        noClasses()
                                .that()
                                .resideInAnyPackage(FEATURES)
                                .and()
                                .resideOutsideOfPackage("io.countersign.audit..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("org.apache.kafka.."),
                        TalksToEverything.class),
                new Rule(
                        "the mathematics knows neither Spring nor storage",
                        noClasses()
                                .that()
                                .resideInAPackage("io.countersign.quality..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "org.springframework..", "java.sql..", "javax.sql..", "tools.jackson.."),
                        MathematicsWithSpring.class),
                new Rule(
                        "the domain takes its time from a clock and its chance from a seed",
                        noClasses()
                                .that()
                                .resideInAnyPackage(FEATURES)
                                .should()
                                .callMethod(Instant.class, "now")
                                .orShould()
                                .callMethod(LocalDateTime.class, "now")
                                .orShould()
                                .callMethod(System.class, "currentTimeMillis")
                                .orShould()
                                .callConstructor(Random.class),
                        ReadsTheWallClock.class),
                new Rule(
                        "a worker is an inbound adapter: named so, and nobody calls it",
                        classes()
                                .that()
                                .implement(StepWorker.class)
                                .should()
                                .haveSimpleNameEndingWith("Worker")
                                .andShould()
                                .notBePublic(),
                        PublicWorker.class),
                new Rule(
                        "every endpoint carries an access rule",
                        methods()
                                .that()
                                .areMetaAnnotatedWith(RequestMapping.class)
                                .and()
                                .areDeclaredInClassesThat()
                                .resideInAPackage("io.countersign.api..")
                                .and()
                                .doNotHaveName("signed")
                                .and()
                                .areDeclaredInClassesThat()
                                .areNotAssignableTo(ErrorController.class)
                                .should()
                                .beAnnotatedWith(Allowed.class),
                        EndpointWithoutRule.class),
                new Rule(
                        "every package says what it is and is null-marked",
                        classes().should(new ArchCondition<JavaClass>("be in a null-marked package") {
                            @Override
                            public void check(JavaClass type, ConditionEvents events) {
                                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                                events.add(new SimpleConditionEvent(
                                        type, marked, type.getPackageName() + " lacks package-info with @NullMarked"));
                            }
                        }),
                        WithoutPackageInfo.class));
    }
}
