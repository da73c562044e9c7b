package io.countersign.bench.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.LocalStack;
import io.countersign.infra.local.PartName;
import io.countersign.infra.local.PostgresAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.externaltask.LockedExternalTask;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/**
 * What the engine is compared with: a program that drives the same process through Operaton's Java API in its own JVM, on
 * the same PostgreSQL. No HTTP, no JSON, no other client; authorization, metrics and job executor off.
 */
public final class OperatonProgram implements AutoCloseable {
    private static final String WORK = "work";
    private static final int IN_FLIGHT = 64;
    private static final int THREADS = 8;
    private static final long LOCK_MILLIS = 300_000;
    private static final String MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:operaton="http://operaton.org/schema/1.0/bpmn" targetNamespace="bench">
              <process id="one-task" isExecutable="true" operaton:historyTimeToLive="P30D">
                <startEvent id="start"/>
                <sequenceFlow id="in" sourceRef="start" targetRef="task"/>
                <serviceTask id="task" operaton:type="external" operaton:topic="work"/>
                <sequenceFlow id="out" sourceRef="task" targetRef="end"/>
                <endEvent id="end"/>
              </process>
            </definitions>
            """;

    private final HikariDataSource source;
    private final ProcessEngine engine;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private OperatonProgram(PostgresAddress at, String history) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(at.jdbcUrl());
        pool.setUsername(at.user());
        pool.setPassword(at.password());
        pool.setMaximumPoolSize(16);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        source = new HikariDataSource(pool);
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(source);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(history);
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setAuthorizationEnabled(false);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString("one-task.bpmn", MODEL)
                .deploy();
    }

    /** @param arguments data directory, level of history: {@code full} is Operaton's default, {@code audit} keeps what ours keeps */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        LocalSettings settings = LocalSettings.only(Path.of(arguments[0]), PartName.POSTGRES);
        try (LocalStack stack = LocalStack.start(settings, progress -> {});
                OperatonProgram program = new OperatonProgram(stack.addresses().postgres(), arguments[1]);
                BufferedReader questions =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            ServerProcess.say(Database.address(stack.addresses().postgres()));
            for (String question = questions.readLine(); question != null; question = questions.readLine()) {
                program.run(Integer.parseInt(question));
                ServerProcess.say("done");
            }
        }
    }

    /** Starts one in a process of its own. */
    public static ServerProcess start(Path data, String history) throws IOException {
        return ServerProcess.start(OperatonProgram.class, data, history);
    }

    /** Starts so many instances, as many at once as {@link OneTaskInstances} does, and returns when each has ended. */
    private void run(int instances) throws InterruptedException {
        Semaphore inFlight = new Semaphore(IN_FLIGHT);
        Semaphore waiting = new Semaphore(0);
        CountDownLatch open = new CountDownLatch(instances);
        threads.execute(() -> {
            int fetched = 0;
            while (fetched < instances) {
                waiting.acquireUninterruptibly();
                waiting.drainPermits();
                List<LockedExternalTask> tasks = fetch();
                fetched += tasks.size();
                tasks.forEach(task -> threads.execute(() -> {
                    engine.getExternalTaskService().complete(task.getId(), WORK, Map.of("result", 1));
                    inFlight.release();
                    open.countDown();
                }));
            }
        });
        for (int i = 0; i < instances; i++) {
            int number = i;
            inFlight.acquireUninterruptibly();
            threads.execute(() -> {
                engine.getRuntimeService()
                        .startProcessInstanceByKey(
                                "one-task", Map.of("number", number, "text", "x", "object", "{\"k\":\"v\"}"));
                waiting.release();
            });
        }
        open.await();
    }

    private List<LockedExternalTask> fetch() {
        return engine.getExternalTaskService()
                .fetchAndLock(IN_FLIGHT, WORK)
                .topic(WORK, LOCK_MILLIS)
                .execute();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        engine.close();
        source.close();
    }
}
