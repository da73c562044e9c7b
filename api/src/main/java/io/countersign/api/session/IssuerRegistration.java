package io.countersign.api.session;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;

/** The page as a client of the issuer, whose addresses are asked of it at the first sign-in: it may start after us. */
@Component
@EnableConfigurationProperties(PageSettings.class)
class IssuerRegistration implements ClientRegistrationRepository {
    static final String ID = "page";

    private final PageSettings settings;
    private final URI issuer;
    private @Nullable ClientRegistration known;

    IssuerRegistration(PageSettings settings, @Value("${countersign.issuer.uri}") URI issuer) {
        this.settings = settings;
        this.issuer = issuer;
    }

    synchronized ClientRegistration get() {
        if (known == null) {
            known = ClientRegistrations.fromIssuerLocation(issuer.toString())
                    .registrationId(ID)
                    .clientId(settings.client())
                    .clientSecret(settings.secret())
                    .redirectUri("{baseUrl}" + PagePaths.SIGNED_IN)
                    .scope("openid", "profile", "email", "organization")
                    // All that is asked of a person stands in the tokens.
                    .userInfoUri(null)
                    .build();
        }
        return known;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(ID) ? get() : null;
    }

    /** Where forms may lead besides here: signing out goes on to the issuer. */
    String origin() {
        return issuer.getScheme() + "://" + issuer.getRawAuthority();
    }
}
