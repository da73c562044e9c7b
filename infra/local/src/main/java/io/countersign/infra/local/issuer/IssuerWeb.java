package io.countersign.infra.local.issuer;

import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumSet;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** The issuer's own small web server on loopback. */
class IssuerWeb {
    /** Cookies do not know ports: with the usual name, the application's session on the same host would replace this one. */
    private static final String COOKIE = "COUNTERSIGN_ISSUER";

    @Bean
    TomcatServletWebServerFactory webServer(IssuerSettings settings) throws UnknownHostException {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(settings.port());
        factory.setAddress(InetAddress.getByName(IssuerSettings.HOST));
        var session = factory.getSettings().getSession();
        session.setTimeout(settings.realm().sessionIdleTime());
        session.getCookie().setName(COOKIE);
        session.getCookie().setHttpOnly(true);
        session.getCookie().setSameSite(SameSite.LAX);
        return factory;
    }

    @Bean
    DelegatingFilterProxyRegistrationBean securityFilter() {
        var registration = new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        return registration;
    }

    @Bean
    FilterRegistrationBean<KeycloakTokenPath> keycloakTokenPath(Realm realm) {
        FilterRegistrationBean<KeycloakTokenPath> registration =
                new FilterRegistrationBean<>(new KeycloakTokenPath(realm));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    ServletRegistrationBean<AdminApi> administrationServlet(AdminApi api) {
        return new ServletRegistrationBean<>(api, AdminApi.PATH + "*");
    }

    /** Mapped to everything, since a path without a servlet would not reach the filter either. */
    @Bean
    ServletRegistrationBean<LoginPage> loginPage() {
        return new ServletRegistrationBean<>(new LoginPage(), "/");
    }
}
