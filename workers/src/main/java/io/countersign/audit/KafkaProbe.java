package io.countersign.audit;

import io.countersign.outbox.Outward;
import io.countersign.watch.Probe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

@Component
@Outward
class KafkaProbe implements Probe, DisposableBean {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final KafkaSettings settings;
    private @Nullable Admin admin;

    KafkaProbe(KafkaSettings settings) {
        this.settings = settings;
    }

    @Override
    public String part() {
        return "kafka";
    }

    @Override
    public void ask() throws ExecutionException, InterruptedException, TimeoutException {
        if (admin().describeCluster()
                .nodes()
                .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .isEmpty()) {
            throw new IllegalStateException("the cluster has no broker");
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            int limit = Math.toIntExact(LIMIT.toMillis());
            admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    settings.bootstrapServers(),
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    limit,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    limit));
        }
        return admin;
    }

    @Override
    public synchronized void destroy() {
        if (admin != null) {
            admin.close(LIMIT);
        }
    }
}
