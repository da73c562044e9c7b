package io.countersign.infra.local.issuer;

import java.net.URI;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;

/** The running issuer: a web server and a small Spring context of its own, untouched by the application's configuration. */
public final class Issuer implements AutoCloseable {
    private final AnnotationConfigServletWebServerApplicationContext context;
    private final URI uri;

    private Issuer(AnnotationConfigServletWebServerApplicationContext context, URI uri) {
        this.context = context;
        this.uri = uri;
    }

    /** Starts it on 127.0.0.1; it answers when this returns. */
    public static Issuer start(IssuerSettings settings) {
        var context = new AnnotationConfigServletWebServerApplicationContext();
        context.setDisplayName("issuer");
        context.registerBean(IssuerSettings.class, () -> settings);
        context.register(IssuerConfiguration.class, IssuerSecurity.class, IssuerWeb.class);
        try {
            context.refresh();
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
        return new Issuer(context, URI.create(settings.uri()));
    }

    /** The claim {@code iss} of its tokens, and where its discovery document is found. */
    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        context.close();
    }
}
