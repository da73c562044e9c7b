package io.countersign.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Names the person and what the request is about in each line that is logged meanwhile. */
@Configuration(proxyBeanMethods = false)
class LogContext implements WebMvcConfigurer, HandlerInterceptor {
    private static final String ACTOR = "actor";
    private static final List<String> SUBJECTS = List.of("jobId", "taskId", "releaseId");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Principal principal = request.getUserPrincipal();
        if (principal != null) {
            MDC.put(ACTOR, principal.getName());
        }
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            SUBJECTS.forEach(name -> {
                if (variables.get(name) instanceof String value) {
                    MDC.put(name, value);
                }
            });
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        MDC.remove(ACTOR);
        SUBJECTS.forEach(MDC::remove);
    }
}
