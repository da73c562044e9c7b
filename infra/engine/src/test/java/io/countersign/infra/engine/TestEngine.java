package io.countersign.infra.engine;

import io.camunda.client.CamundaClient;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a client of one engine that runs as long as the test JVM. After each test the clock runs again. */
public final class TestEngine implements ParameterResolver, AfterEachCallback {
    private static final EmbeddedEngine ENGINE = EmbeddedEngine.start(TestDatabase.settings("engine"));
    private static final CamundaClient CLIENT = client(ENGINE.restAddress());
    private static final ProcessDriver DRIVER = new ProcessDriver(CLIENT);

    static CamundaClient client(URI address) {
        return CamundaClient.newClientBuilder()
                .restAddress(address)
                .grpcAddress(URI.create("http://127.0.0.1:1"))
                .preferRestOverGrpc(true)
                .defaultRequestTimeout(Duration.ofSeconds(20))
                .build();
    }

    static URI address() {
        return ENGINE.restAddress();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == CamundaClient.class || type == ProcessDriver.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == CamundaClient.class ? CLIENT : DRIVER;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        CLIENT.newResetClockCommand().send().join();
    }
}
