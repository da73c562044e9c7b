package io.countersign.search;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param url of one node or of a load balancer
 * @param apiKey base64 as Elasticsearch gives it; none on one machine, where the node listens to loopback alone
 * @param connectTimeout until a connection stands
 * @param answerTimeout until an answer is there
 */
@ConfigurationProperties("countersign.elasticsearch")
record ElasticsearchSettings(
        URI url,
        @Nullable String apiKey,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration answerTimeout) {}
