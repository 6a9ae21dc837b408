package io.evergrant.refresh;

import io.evergrant.client.GrantUnavailableException;
import io.evergrant.client.GrantUnavailableException.Reason;
import io.evergrant.grant.ClaimAnswer.Denial;
import io.evergrant.node.PublicAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/** Why there is no token, in the client's words: with the page that mends it. */
@ApplicationScoped
public class Unavailabilities {
    @Inject
    PublicAddress address;

    /** Nobody has consented yet. */
    public GrantUnavailableException noGrant(String profile, String subject) {
        return consentRequired(
                "Nobody has consented for " + profile + " · " + subject + " yet.", page(profile, subject));
    }

    /** What was denied, in words that lead to the remedy. */
    public GrantUnavailableException of(String profile, String subject, Denial denial) {
        String text = denial.fault().detail() + " " + denial.fault().remedy();
        return switch (denial.reason()) {
            case CONSENT_REQUIRED -> consentRequired(text, page(profile, subject));
            case PAUSED -> new GrantUnavailableException(Reason.PROFILE_PAUSED, text);
            case UNAVAILABLE ->
                new GrantUnavailableException(Reason.PROVIDER_UNAVAILABLE, text, null, retryAfter(denial), null);
        };
    }

    private static GrantUnavailableException consentRequired(String text, URI page) {
        return new GrantUnavailableException(Reason.CONSENT_REQUIRED, text, page, null, null);
    }

    private static Duration retryAfter(Denial denial) {
        Duration told = Objects.requireNonNullElse(denial.retryAfter(), Duration.ofSeconds(5));
        return told.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : told;
    }

    /** The grant's page: where a human consents, after logging in. */
    public URI page(String profile, String subject) {
        String encoded = URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
        return address.at("/profiles/" + profile + "/grants/" + encoded);
    }
}
