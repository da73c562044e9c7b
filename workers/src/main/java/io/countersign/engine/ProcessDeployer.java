package io.countersign.engine;

import io.camunda.client.CamundaClient;
import io.countersign.outbox.Outward;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the shipped processes at the start. A file that did not change keeps its version; a process that an admin has edited since
 * is not overwritten: only processes that the engine doesn't have are deployed.
 */
@Component
@Outward
class ProcessDeployer implements SmartLifecycle {
    private final CamundaClient client;
    private volatile boolean running;

    ProcessDeployer(CamundaClient client) {
        this.client = client;
    }

    @Override
    public void start() {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/*.bpmn")) {
                deployIfMissing(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped processes can't be read", e);
        }
        running = true;
    }

    /** A file is named after its process. */
    private void deployIfMissing(Resource file) throws IOException {
        String name = String.valueOf(file.getFilename());
        if (isDeployed(name.substring(0, name.length() - ".bpmn".length()))) {
            return;
        }
        try (InputStream xml = file.getInputStream()) {
            client.newDeployResourceCommand()
                    .addResourceStream(xml, name)
                    .send()
                    .join();
        }
    }

    private boolean isDeployed(String processId) {
        return !client.newProcessDefinitionSearchRequest()
                .filter(filter -> filter.processDefinitionId(processId))
                .send()
                .join()
                .items()
                .isEmpty();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the workers and the relay. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 10;
    }
}
