package io.countersign.assist;

import io.countersign.job.Policy;
import java.net.URI;
import java.time.Duration;

/** @param timeout of one request */
record ModelAddress(String url, Duration timeout) {
    static ModelAddress of(Policy.ModelAssistance model) {
        return new ModelAddress(model.url(), model.timeout());
    }

    URI at(String path) {
        return URI.create(url.endsWith("/") ? url + path : url + "/" + path);
    }
}
