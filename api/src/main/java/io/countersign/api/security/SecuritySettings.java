package io.countersign.api.security;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param uri of the OIDC issuer, as tokens name it
 * @param audience that a token must be meant for
 * @param clockSkew by which the issuer's clock may differ
 */
@ConfigurationProperties("countersign.issuer")
record SecuritySettings(
        URI uri,
        @DefaultValue("countersign-api") String audience,
        @DefaultValue("30s") Duration clockSkew) {}
