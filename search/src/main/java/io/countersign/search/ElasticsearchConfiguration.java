package io.countersign.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import io.countersign.outbox.Outward;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@Outward
@EnableConfigurationProperties(ElasticsearchSettings.class)
class ElasticsearchConfiguration {

    @Bean(destroyMethod = "close")
    ElasticsearchTransport elasticsearchTransport(ElasticsearchSettings settings) {
        RestClientBuilder client = RestClient.builder(
                        HttpHost.create(settings.url().toString()))
                .setRequestConfigCallback(request -> request.setConnectTimeout(
                                (int) settings.connectTimeout().toMillis())
                        .setSocketTimeout((int) settings.answerTimeout().toMillis()));
        if (settings.apiKey() != null) {
            client.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", "ApiKey " + settings.apiKey())});
        }
        return new RestClientTransport(client.build(), new JacksonJsonpMapper());
    }

    @Bean
    ElasticsearchClient elasticsearchClient(ElasticsearchTransport transport) {
        return new ElasticsearchClient(transport);
    }
}
