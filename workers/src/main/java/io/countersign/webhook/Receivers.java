package io.countersign.webhook;

import io.countersign.outbox.Outward;
import java.io.IOException;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Posts messages as the Standard Webhooks specification (1.0.0) wants them; follows no redirection and reads no answer's body. */
@Component
@Outward
class Receivers implements DisposableBean {
    private final CloseableHttpClient http;
    private final InstantSource clock;

    Receivers(WebhookSettings settings, InstantSource clock) {
        this.clock = clock;
        Timeout timeout = Timeout.of(settings.timeout());
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(
                                settings.privateAddresses() ? SystemDefaultDnsResolver.INSTANCE : new PublicAddresses())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .setMaxConnTotal(settings.concurrency())
                        .setMaxConnPerRoute(settings.concurrency())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout)
                        .setConnectionRequestTimeout(timeout)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .setUserAgent("Countersign-Webhooks/1")
                .build();
    }

    /**
     * One attempt.
     *
     * @return the status that was answered
     * @throws IOException where nothing was answered
     */
    int post(DeliveryQueue.Due due) throws IOException {
        String id = due.delivery().messageId().toString();
        long now = clock.instant().getEpochSecond();
        HttpPost post = new HttpPost(due.address());
        post.setEntity(new StringEntity(due.delivery().body(), ContentType.APPLICATION_JSON));
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", String.valueOf(now));
        post.setHeader(
                "webhook-signature",
                due.secrets().stream()
                        .map(secret -> secret.sign(id, now, due.delivery().body()))
                        .collect(Collectors.joining(" ")));
        return http.execute(post, response -> response.getCode());
    }

    @Override
    public void destroy() throws IOException {
        http.close();
    }
}
