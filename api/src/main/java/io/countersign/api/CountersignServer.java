package io.countersign.api;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Everything of this application in one Spring context: features, workers, projections, endpoints. */
@SpringBootApplication(scanBasePackages = {"io.countersign"})
@ConfigurationPropertiesScan("io.countersign")
@EnableScheduling
public class CountersignServer {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
