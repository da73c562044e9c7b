package io.countersign.api;

import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Everything of this application in one Spring context: features, workers, projections, endpoints. What it runs on is apart. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        basePackages = "io.countersign",
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.countersign\\.infra\\..*"))
@EnableScheduling
public class CountersignServer {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
