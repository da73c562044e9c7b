package io.countersign.api.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Sends secure cookies to the loopback address without TLS too, as browsers do and Keycloak expects; Java alone would not. */
public final class LoopbackCookies extends CookieManager {

    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) throws IOException {
        boolean loopback = "127.0.0.1".equals(uri.getHost()) && "http".equals(uri.getScheme());
        return super.get(loopback ? URI.create("https" + uri.toString().substring("http".length())) : uri, headers);
    }
}
