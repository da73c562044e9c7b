package io.countersign.api.probe;

import org.springframework.web.bind.annotation.GetMapping;

/** Breaks a rule on purpose; see io.countersign.architecture. */
public class EndpointWithoutRule {
    @GetMapping("/open-to-all")
    public String open() {
        return "";
    }
}
