package io.countersign.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.countersign.outbox.Outward;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@Outward
@EnableConfigurationProperties(ElasticsearchSettings.class)
class ElasticsearchConfiguration {

    @Bean(destroyMethod = "close")
    SearchClient searchClient(ElasticsearchSettings settings) {
        return SearchClient.of(settings);
    }

    @Bean
    ElasticsearchClient elasticsearchClient(SearchClient search) {
        return search.client();
    }
}
