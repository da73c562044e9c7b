package io.countersign.process;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param secondPerson whether another process admin must confirm what one wants deployed, or done to what runs
 * @param confirmWithin after which a proposal that nobody confirmed is void
 * @param retryAfter how long what was confirmed and interrupted waits for its next try
 */
@ConfigurationProperties("countersign.processes")
public record ProcessSettings(
        @DefaultValue("false") boolean secondPerson,
        @DefaultValue("7d") Duration confirmWithin,
        @DefaultValue("5s") Duration retryAfter) {}
