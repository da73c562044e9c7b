package io.countersign.api.page;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves what the page is made of. The names of assets carry a hash of their content, so they are kept for ever. */
@Configuration(proxyBeanMethods = false)
class PageResources implements WebMvcConfigurer {
    static final String ASSETS = "/assets/**";
    static final String ICON = "/favicon.svg";

    private static final String FILES = "classpath:/static/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(ASSETS)
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler(ICON)
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)));
    }
}
