package io.countersign.incident;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param interval between two looks at what the engine calls an incident */
@ConfigurationProperties("countersign.incidents")
record IncidentSettings(@DefaultValue("10s") Duration interval) {}
