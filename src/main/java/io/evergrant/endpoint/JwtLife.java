package io.evergrant.endpoint;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * How long an access token lives by its own word, where it happens to be a JWT (RFC 9068 §2.2) and nobody else has said.
 * Nothing but the time of the next renewal follows from it: it is not verified, and a lie only brings a 401.
 */
final class JwtLife {
    private static final Duration MOST = Duration.ofDays(3650);

    private JwtLife() {}

    static @Nullable Duration read(String token, Instant sent) {
        try {
            JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
            Date end = claims == null ? null : claims.getExpirationTime();
            if (claims == null || end == null) {
                return null;
            }
            Date issued = claims.getIssueTime();
            Duration life = Duration.between(issued == null ? sent : issued.toInstant(), end.toInstant());
            return life.isNegative() || life.isZero() || life.compareTo(MOST) > 0 ? null : life;
        } catch (ParseException e) {
            return null; // opaque, as access tokens are
        }
    }
}
