package io.countersign.infra.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.ClassPathNode;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.node.NodeValidationException;
import org.elasticsearch.transport.netty4.Netty4Plugin;

/**
 * Runs the node until its standard input ends: the parent closes it to stop the node, and the operating system closes it
 * when the parent dies, so that no node outlives the application it serves.
 *
 * <p>Arguments: the node's folder, its HTTP port on 127.0.0.1.
 */
public final class NodeMain {
    private static final long STOP_SECONDS = 30;

    private NodeMain() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("needs two arguments: FOLDER HTTP_PORT");
        }
        Node node = start(Path.of(arguments[0]).toAbsolutePath(), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "stop-node"));
        awaitEnd(System.in);
        System.exit(0);
    }

    private static Node start(Path home, int port) throws IOException, NodeValidationException {
        Path config = Files.createDirectories(home.resolve("config"));
        Settings settings = NodeSettings.of(home, port);
        Environment environment = InternalSettingsPreparer.prepareEnvironment(
                settings, Map.of(), config, () -> settings.get("node.name"));
        LogConfigurator.configureESLogging();
        Node node = new ClassPathNode(environment, List.of(Netty4Plugin.class, RootPlugin.class));
        node.start();
        return node;
    }

    private static void awaitEnd(InputStream input) throws IOException {
        byte[] ignored = new byte[64];
        while (input.read(ignored) >= 0) {
            // Nothing is said on it; only its end counts.
        }
    }

    private static void close(Node node) {
        try {
            node.prepareForClose();
            node.close();
            if (!node.awaitClose(STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("the node did not close within " + STOP_SECONDS + " s");
            }
        } catch (IOException e) {
            throw new IllegalStateException("the node did not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
