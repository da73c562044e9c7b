package io.countersign.infra.engine.rest;

import io.countersign.infra.engine.EngineSettings;
import java.net.URI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server. */
public final class RestServer implements AutoCloseable {
    private static final int THREADS = 48;

    /** Longer than any long poll: a waiting request is silent. */
    private static final long IDLE_MILLIS = 15 * 60 * 1000L;

    private final Server server;
    private final ServerConnector connector;

    private RestServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    public static RestServer start(EngineSettings settings, EngineApi api) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("engine-rest");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost(settings.bindAddress());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(new RestHandler(
                api.routes(),
                Access.of(settings.access()),
                new BackPressure(settings.mostRequests(), threads::getQueueSize)));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot listen on " + settings.bindAddress() + ":" + settings.port(), e);
        }
        return new RestServer(server, connector);
    }

    public URI address() {
        String host = connector.getHost();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server did not stop", e);
        }
    }
}
