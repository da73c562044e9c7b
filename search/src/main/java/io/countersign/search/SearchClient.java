package io.countersign.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/** A client of Elasticsearch with its connections. */
public final class SearchClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RestClientTransport transport;
    private final ElasticsearchClient client;

    private SearchClient(RestClientTransport transport) {
        this.transport = transport;
        this.client = new ElasticsearchClient(transport);
    }

    /** A node without security, with the usual patience. */
    public static SearchClient of(URI url) {
        return of(new ElasticsearchSettings(url, null, PATIENCE, PATIENCE));
    }

    static SearchClient of(ElasticsearchSettings settings) {
        RestClientBuilder client = RestClient.builder(
                        HttpHost.create(settings.url().toString()))
                .setRequestConfigCallback(request -> request.setConnectTimeout(
                                (int) settings.connectTimeout().toMillis())
                        .setSocketTimeout((int) settings.answerTimeout().toMillis()));
        if (settings.apiKey() != null) {
            client.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", "ApiKey " + settings.apiKey())});
        }
        return new SearchClient(new RestClientTransport(client.build(), new JacksonJsonpMapper()));
    }

    public ElasticsearchClient client() {
        return client;
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
