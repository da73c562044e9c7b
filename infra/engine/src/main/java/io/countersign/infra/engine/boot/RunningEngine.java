package io.countersign.infra.engine.boot;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.infra.engine.EngineSettings;
import io.countersign.infra.engine.batch.BatchWork;
import io.countersign.infra.engine.batch.Batches;
import io.countersign.infra.engine.change.Migrations;
import io.countersign.infra.engine.change.Modifications;
import io.countersign.infra.engine.decision.Decisions;
import io.countersign.infra.engine.deploy.Deployments;
import io.countersign.infra.engine.held.HeldCommand;
import io.countersign.infra.engine.held.HeldCommands;
import io.countersign.infra.engine.history.HistoryRetention;
import io.countersign.infra.engine.incident.Incidents;
import io.countersign.infra.engine.instance.AwaitedInstances;
import io.countersign.infra.engine.instance.ProcessInstances;
import io.countersign.infra.engine.job.JobActivator;
import io.countersign.infra.engine.job.JobAvailabilityRelay;
import io.countersign.infra.engine.job.JobPolls;
import io.countersign.infra.engine.job.Jobs;
import io.countersign.infra.engine.message.Messages;
import io.countersign.infra.engine.message.Signals;
import io.countersign.infra.engine.message.Subscriptions;
import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.park.RerunInterceptor;
import io.countersign.infra.engine.parse.ModelServices;
import io.countersign.infra.engine.query.Searches;
import io.countersign.infra.engine.rest.EngineApi;
import io.countersign.infra.engine.rest.RestServer;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.Tables;
import io.countersign.infra.engine.timer.EngineClock;
import io.countersign.infra.engine.timer.TimerWaker;
import io.countersign.infra.engine.timer.Timers;
import io.countersign.infra.engine.usertask.TaskListeners;
import io.countersign.infra.engine.usertask.UserTaskListenerJobs;
import io.countersign.infra.engine.usertask.UserTasks;
import io.countersign.infra.engine.usertask.WaitingCompletions;
import java.net.URI;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.operaton.bpm.engine.ProcessEngine;

/** An engine and its HTTP server, started. */
public final class RunningEngine implements AutoCloseable {
    private static final int BACKGROUND_THREADS = 6;

    private final HikariDataSource source;
    private final ScheduledThreadPoolExecutor background = background();
    private final KeyBlocks keys;
    private final ProcessEngine engine;
    private final RestServer server;

    public RunningEngine(EngineSettings settings) {
        source = EngineDatabase.open(settings);
        keys = new KeyBlocks(settings);
        try {
            keys.create();
            Tables tables = new Tables(source);
            Commands commands = new Commands();
            Definitions definitions = new Definitions(commands, tables);

            JobAvailabilityRelay availability = new JobAvailabilityRelay();
            AtomicHeld held = new AtomicHeld();
            UserTasks userTasks = new UserTasks(
                    commands, new TaskListeners(availability, held::runIfReady), new WaitingCompletions());
            HeldCommands heldCommands = new HeldCommands(commands, tables, background, userTasks);
            held.target = heldCommands;
            UserTaskListenerJobs listenerJobs = new UserTaskListenerJobs(definitions, userTasks);
            JobPolls polls =
                    new JobPolls(new JobActivator(commands, tables, definitions, listenerJobs), background, background);
            availability.attach(polls);
            Jobs jobs = new Jobs(commands, availability, listenerJobs);

            Subscriptions subscriptions = new Subscriptions();
            Messages messages = new Messages(commands, tables, definitions, heldCommands, background, subscriptions);
            Signals signals = new Signals(commands, tables, heldCommands);
            Timers timers = new Timers();
            TimerWaker waker = new TimerWaker(commands, tables, background);
            timers.attach(waker);

            AwaitedInstances awaited = new AwaitedInstances();
            OperatonConfiguration configuration = new OperatonConfiguration(
                    settings,
                    source,
                    keys,
                    awaited,
                    new ModelServices(availability, userTasks, subscriptions, timers, messages::instanceEnded),
                    new RerunInterceptor(heldCommands));
            engine = configuration.buildProcessEngine();
            commands.attach(configuration);
            tables.create();

            ProcessInstances instances =
                    new ProcessInstances(commands, tables, definitions, settings.businessIdsAreUnique());
            Incidents incidents = new Incidents(commands, tables, jobs);
            Modifications modifications = new Modifications(commands, definitions, instances);
            Migrations migrations = new Migrations(commands, definitions);
            heldCommands.runWith(command -> carryOut(
                    command,
                    commands,
                    tables,
                    jobs,
                    userTasks,
                    instances,
                    modifications,
                    incidents,
                    messages,
                    signals));
            Batches batches = new Batches(
                    commands,
                    tables,
                    background,
                    new BatchWork(commands, heldCommands, instances, modifications, migrations, incidents));
            EngineClock clock = new EngineClock(waker, polls);

            recover(tables);
            heldCommands.recover();
            configuration.getJobExecutor().start();
            waker.lookNow();
            messages.start();
            batches.start();
            if (!settings.historyKept().isZero()) {
                new HistoryRetention(commands, settings.historyKept()).start(background);
            }
            server = RestServer.start(
                    settings,
                    new EngineApi(
                            commands,
                            tables,
                            definitions,
                            new Deployments(commands, tables, definitions),
                            new Decisions(commands, tables),
                            instances,
                            awaited,
                            modifications,
                            migrations,
                            batches,
                            jobs,
                            polls,
                            userTasks,
                            messages,
                            signals,
                            incidents,
                            heldCommands,
                            clock,
                            new Searches(tables, definitions),
                            background));
        } catch (RuntimeException failure) {
            background.shutdownNow();
            keys.close();
            source.close();
            throw failure;
        }
    }

    /** Stands for the held commands, which are made after the listeners that release them. */
    private static final class AtomicHeld {
        private volatile @org.jspecify.annotations.Nullable HeldCommands target;

        void runIfReady(long commandKey) {
            HeldCommands commands = target;
            if (commands != null) {
                commands.runIfReady(commandKey);
            }
        }
    }

    private static void carryOut(
            HeldCommand command,
            Commands commands,
            Tables tables,
            Jobs jobs,
            UserTasks userTasks,
            ProcessInstances instances,
            Modifications modifications,
            Incidents incidents,
            Messages messages,
            Signals signals) {
        if (command instanceof HeldCommand.EngineJob job) {
            EngineJobs.execute(commands, tables, job.id());
        } else if (command instanceof HeldCommand.Correlation correlation) {
            messages.deliver(correlation.name(), correlation.correlationKey());
        } else if (command instanceof HeldCommand.Signal signal) {
            signals.deliver(signal.subscription(), signal.variables());
        } else if (command instanceof HeldCommand.JobCompletion completion) {
            jobs.complete(completion.jobKey(), completion.variables(), completion.result(), true);
        } else if (command instanceof HeldCommand.JobError error) {
            jobs.throwError(error.jobKey(), error.code(), error.message(), error.variables(), true);
        } else if (command instanceof HeldCommand.TaskCompletion completion) {
            commands.run(context -> userTasks.complete(completion.taskKey(), completion.variables(), true));
        } else if (command instanceof HeldCommand.Cancellation cancellation) {
            instances.cancel(cancellation.processInstanceKey());
        } else if (command instanceof HeldCommand.Modification modification) {
            modifications.modify(modification.processInstanceKey(), modification.instructions());
        } else if (command instanceof HeldCommand.Resolution resolution) {
            incidents.resolve(resolution.incidentKey());
        }
    }

    /** One engine owns the schema: what an earlier one had locked is free now. */
    private static void recover(Tables tables) {
        tables.update("update act_ru_job set lock_owner_ = null, lock_exp_time_ = null"
                + " where lock_owner_ is not null and lock_owner_ <> 'held'");
    }

    private static ScheduledThreadPoolExecutor background() {
        AtomicInteger number = new AtomicInteger();
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(BACKGROUND_THREADS, task -> {
            Thread thread = new Thread(task, "engine-background-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    public URI restAddress() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
        background.shutdownNow();
        engine.close();
        keys.close();
        source.close();
    }
}
