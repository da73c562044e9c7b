package io.countersign.assist;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to models' servers: with the name and password that this installation has for one, bounded in time and size. */
@Component
@EnableConfigurationProperties(ModelSettings.class)
class ModelHttp {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ModelSettings settings;
    private final JsonMapper json;

    ModelHttp(ModelSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    JsonNode get(ModelAddress server, String path) throws Unavailable {
        return signedIn(server, HttpRequest.newBuilder(server.at(path)).GET());
    }

    JsonNode post(ModelAddress server, String path, Object body) throws Unavailable {
        return signedIn(
                server,
                HttpRequest.newBuilder(server.at(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private JsonNode signedIn(ModelAddress server, HttpRequest.Builder request) throws Unavailable {
        ModelSettings.Server known = settings.serving(server.url());
        if (known != null) {
            byte[] credentials = (known.user() + ":" + known.password()).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return send(request.timeout(server.timeout()).build());
    }

    private JsonNode send(HttpRequest request) throws Unavailable {
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() / 100 != 2) {
                    throw new Unavailable("it answered with status " + response.statusCode());
                }
                return json.readTree(read(body));
            }
        } catch (IOException e) {
            throw new Unavailable("it cannot be reached: " + e);
        } catch (JacksonException e) {
            throw new Unavailable("its answer is no JSON: " + e.getOriginalMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the wait for it was interrupted");
        }
    }

    private byte[] read(InputStream body) throws IOException, Unavailable {
        int most = Math.toIntExact(settings.longestAnswer().toBytes());
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Unavailable("its answer is longer than " + most + " bytes");
        }
        return bytes;
    }
}
