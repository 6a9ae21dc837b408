package io.evergrant.endpoint;

import com.nimbusds.jwt.JWTClaimsSet;
import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** The claims that every JWT of ours begins with (RFC 7523 §3): its times, and an id that no other has. */
@ApplicationScoped
class Assertions {
    private static final Duration BACKDATED = Duration.ofSeconds(10);

    @Inject
    NodeClock clock;

    @Inject
    ProviderClocks clocks;

    /**
     * Issued a little in the past, because a provider whose clock is behind would refuse it; by that clock, where it is known
     * to differ from ours.
     *
     * @param reader where the assertion is sent, whose clock will judge it
     */
    JWTClaimsSet.Builder claims(Duration lifetime, URI reader) {
        Duration back = BACKDATED.compareTo(lifetime.dividedBy(4)) < 0 ? BACKDATED : lifetime.dividedBy(4);
        Instant issued = clock.instant().plus(clocks.ahead(reader)).minus(back);
        return new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plus(lifetime)));
    }
}
