package io.countersign.api.health;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where traces are sent: {@code countersign.tracing.otlp-endpoint}, OTLP over HTTP. Without it none leave. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("countersign.tracing.otlp-endpoint")
class TraceCollector {

    @Bean
    OtlpTracingConnectionDetails traceCollectorAddress(@Value("${countersign.tracing.otlp-endpoint}") String address) {
        return transport -> address;
    }
}
