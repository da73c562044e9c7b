package io.countersign.api.session;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the page's server side is known to the issuer.
 *
 * @param client its client id
 * @param secret of that client; the usual one is that of the realm file's demonstration
 */
@ConfigurationProperties("countersign.page")
record PageSettings(
        @DefaultValue("countersign-page") String client,
        @DefaultValue("countersign-page-demo") String secret) {

    @Override
    public String toString() {
        return client;
    }
}
