package io.countersign.api.task;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Listens to what the database says of tasks, over one connection a server however many pages are open. */
@Component
class TaskNotifications implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TaskNotifications.class);
    private static final String CHANNEL = "countersign_task";
    /** Changes of so long are told together. */
    private static final Duration GATHERED = Duration.ofMillis(300);

    private static final Duration BEAT = Duration.ofSeconds(20);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final TaskSignals signals;
    private volatile boolean running;
    private Thread thread = new Thread();

    TaskNotifications(DataSource dataSource, TaskSignals signals) {
        this.dataSource = dataSource;
        this.signals = signals;
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::run, "task-notifications");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        boolean told = false;
        while (running) {
            try (Connection connection = dataSource.getConnection()) {
                told = false;
                listen(connection);
            } catch (SQLException e) {
                if (running && !told) {
                    log.warn("Open pages hear of no changes just now, and look at intervals: {}", e.getMessage());
                    told = true;
                }
                pause(AGAIN);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            signals.changedForAll();
            PGConnection listener = connection.unwrap(PGConnection.class);
            while (running) {
                PGNotification[] told = listener.getNotifications((int) BEAT.toMillis());
                if (told == null || told.length == 0) {
                    signals.beat();
                } else {
                    signals.changed(Arrays.stream(told)
                            .map(PGNotification::getParameter)
                            .collect(Collectors.toSet()));
                    pause(GATHERED);
                }
            }
            statement.execute("unlisten *");
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
