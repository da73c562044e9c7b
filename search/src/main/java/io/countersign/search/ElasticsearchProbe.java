package io.countersign.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.countersign.outbox.Outward;
import io.countersign.watch.Probe;
import java.io.IOException;
import org.springframework.stereotype.Component;

@Component
@Outward
class ElasticsearchProbe implements Probe {
    private final ElasticsearchClient client;

    ElasticsearchProbe(ElasticsearchClient client) {
        this.client = client;
    }

    @Override
    public String part() {
        return "elasticsearch";
    }

    @Override
    public void ask() throws IOException {
        if (!client.ping().value()) {
            throw new IOException("the server refuses the question");
        }
    }
}
