package io.countersign.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.StepWorker;
import io.countersign.outbox.Outward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The application's domain beans on a fresh database, with neither engine nor Kafka behind them: commands stay in the outbox. */
public final class Domain implements AutoCloseable {
    private final HikariDataSource dataSource = Database.fresh();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private final Path media = temporaryDirectory();

    public Domain() {
        this(Map.of());
    }

    /** @param settings properties beside those of the domain's own directories */
    public Domain(Map<String, Object> settings) {
        this(Beans.class, settings);
    }

    Domain(Class<?> beans, Map<String, Object> settings) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("plant", settings));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "countersign.media.directory", media.toString(),
                                "countersign.releases.directory",
                                        media.resolve("releases").toString(),
                                "countersign.keys.directory",
                                        media.resolve("keys").toString())));
        context.registerBean(
                HikariDataSource.class, () -> dataSource, definition -> definition.setDestroyMethodName(null));
        context.register(beans);
        context.refresh();
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T get(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public <T> List<T> all(Class<T> type) {
        return List.copyOf(context.getBeansOfType(type).values());
    }

    /** The worker of a job type, to be called in a transaction as the engine adapter does. */
    public StepWorker worker(String jobType) {
        return context.getBeansOfType(StepWorker.class).values().stream()
                .filter(worker -> worker.jobType().equals(jobType))
                .findFirst()
                .orElseThrow();
    }

    public JdbcClient jdbc() {
        return get(JdbcClient.class);
    }

    public TestClock clock() {
        return get(TestClock.class);
    }

    @Override
    public void close() {
        context.close();
        dataSource.close();
        try {
            FileSystemUtils.deleteRecursively(media);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("countersign-media");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Configuration
    @ComponentScan(
            basePackages = "io.countersign",
            excludeFilters = {
                @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = Outward.class),
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.countersign\\.(testing|infra)\\..*")
            })
    @Import(Basis.class)
    static class Beans {}
}
