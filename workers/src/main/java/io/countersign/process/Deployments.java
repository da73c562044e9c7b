package io.countersign.process;

import io.camunda.client.api.command.ProblemException;
import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.outbox.Outward;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.Reason;
import io.countersign.problem.Violation;
import io.countersign.problem.WrongState;
import io.countersign.processes.drawing.Drawing;
import io.countersign.processes.drawing.DrawingReader;
import io.countersign.processes.rules.Finding;
import io.countersign.processes.rules.ProcessRules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes drawings to the engine. What is wanted is kept first and carried out after its commit, under the lock of its row; whatever
 * dies in between, the next look carries it out, and the engine gives an unchanged file no second version.
 */
@Component
@Outward
@EnableConfigurationProperties(ProcessSettings.class)
public class Deployments {
    private static final int MOST_TOLD = 50;
    private static final Actor CARRIER = new Actor.Service("process-deployment");

    private final EngineProcesses engine;
    private final DeploymentTable table;
    private final ProcessSettings settings;
    private final TransactionTemplate transaction;
    private final Trail trail;
    private final InstantSource clock;

    Deployments(
            EngineProcesses engine,
            DeploymentTable table,
            ProcessSettings settings,
            TransactionTemplate transaction,
            Trail trail,
            InstantSource clock) {
        this.engine = engine;
        this.table = table;
        this.settings = settings;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Deploys a drawing, or, where a second person must confirm it, keeps it until somebody does.
     *
     * @throws Invalid naming the elements that break a rule, or where no reason is given
     */
    public Deployment deploy(Actor.Person person, String xml, String reason) {
        Reason.require(reason);
        requireSound(xml);
        Drawing drawing = DrawingReader.read(xml);
        Deployment.State state = settings.secondPerson() ? Deployment.State.WAITING : Deployment.State.DEPLOYING;
        long id = Objects.requireNonNull(transaction.execute(status -> {
            Instant now = clock.instant();
            long added = table.add(person, drawing, xml, reason, state, now, now.plus(settings.confirmWithin()));
            trail.append(
                    person,
                    event(person, "process.deployment-asked", added)
                            .to(Map.of("xml", xml))
                            .with("process", drawing.processId())
                            .because(reason));
            return added;
        }));
        if (state == Deployment.State.DEPLOYING) {
            carryOut(id);
        }
        return get(id);
    }

    /**
     * Deploys what another person proposed. A repeat changes nothing.
     *
     * @throws Refused where it is the person's own proposal
     * @throws WrongState where it was declined, or its time has run out
     */
    public Deployment confirm(Actor.Person person, long id) {
        transaction.executeWithoutResult(status -> {
            Deployment asked = table.lock(id).orElseThrow(() -> new NotFound("deployment", id));
            if (asked.askedBy().equals(person.subject())) {
                throw new Refused("other-person", "Another process admin must confirm what you want to deploy.");
            }
            if (asked.state() != Deployment.State.WAITING) {
                requireGoingOn(asked);
                return;
            }
            if (!asked.expiresAt().isAfter(clock.instant())) {
                throw new WrongState("Nobody confirmed deployment {0} in time; it must be asked for again.", id);
            }
            table.decided(id, Deployment.State.DEPLOYING, person);
            trail.append(
                    person, event(person, "process.deployment-confirmed", id).with("process", asked.processId()));
        });
        carryOut(id);
        return get(id);
    }

    /** The own proposal is withdrawn, another's declined. A repeat changes nothing. */
    public void decline(Actor.Person person, long id) {
        transaction.executeWithoutResult(status -> {
            Deployment asked = table.lock(id).orElseThrow(() -> new NotFound("deployment", id));
            if (asked.state() == Deployment.State.DECLINED) {
                return;
            }
            if (asked.state() != Deployment.State.WAITING) {
                throw new WrongState("Deployment {0} waits for nobody any more.", id);
            }
            table.decided(id, Deployment.State.DECLINED, person);
            trail.append(
                    person, event(person, "process.deployment-declined", id).with("process", asked.processId()));
        });
    }

    public Deployment get(long id) {
        return table.find(id).orElseThrow(() -> new NotFound("deployment", id));
    }

    public String xml(long id) {
        return table.xml(id).orElseThrow(() -> new NotFound("deployment", id));
    }

    /** What waits for a second person, the oldest first. */
    public List<Deployment> waiting() {
        return table.waiting(clock.instant());
    }

    void carryOutInterrupted() {
        table.interrupted().forEach(this::carryOut);
    }

    private void carryOut(long id) {
        transaction.executeWithoutResult(status -> {
            Deployment asked = table.lock(id).orElseThrow(() -> new NotFound("deployment", id));
            if (asked.state() != Deployment.State.DEPLOYING) {
                return;
            }
            try {
                DeployedVersion deployed = engine.deploy(asked.processId(), xml(id));
                table.deployed(id, deployed.version());
                trail.append(
                        CARRIER,
                        Change.ofOrganisation(asked.organisation(), "process.deployed", "process", asked.processId())
                                .with("version", deployed.version())
                                .with("deployment", String.valueOf(id))
                                .because(asked.reason()));
            } catch (ProblemException refused) {
                if (refused.code() != 400) {
                    throw refused;
                }
                table.failed(id, String.valueOf(refused.getMessage()));
            }
        });
    }

    private static void requireGoingOn(Deployment asked) {
        if (asked.state() == Deployment.State.DECLINED || asked.state() == Deployment.State.FAILED) {
            throw new WrongState("Deployment {0} waits for nobody any more.", asked.id());
        }
    }

    private static void requireSound(String xml) {
        if (xml == null || xml.isBlank()) {
            throw new Invalid("xml", "is missing");
        }
        List<Violation> violations = ProcessRules.check(xml).stream()
                .filter(Finding::isError)
                .limit(MOST_TOLD)
                .map(finding -> new Violation(
                        finding.elementId() == null ? "xml" : finding.elementId(),
                        "breaks the rule {0}; checking the drawing tells more",
                        finding.rule().id()))
                .toList();
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
    }

    private static Change event(Actor.Person person, String action, long id) {
        return Change.ofOrganisation(person.organisation(), action, "deployment", String.valueOf(id));
    }
}
