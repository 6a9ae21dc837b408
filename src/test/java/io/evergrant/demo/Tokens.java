package io.evergrant.demo;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All tokens that were issued, and what became of them. */
final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Rotated tokens are remembered that long, so that their reuse is seen. */
    private static final Duration MEMORY = Duration.ofDays(1);

    /** One answer of the token endpoint. */
    record Issue(
            Authorization by,
            List<String> scopes,
            Token access,
            @Nullable Token refresh) {}

    private final Clock clock;
    private final Supplier<Settings> settings;
    private final Map<String, Token> tokens = new LinkedHashMap<>();
    private final Map<String, Authorization> families = new LinkedHashMap<>();

    Tokens(Clock clock, Supplier<Settings> settings) {
        this.clock = clock;
        this.settings = settings;
    }

    static String random(String prefix) {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    synchronized Issue issue(Authorization by, List<String> scopes, boolean withRefresh) {
        Instant now = clock.instant();
        forget(now);
        families.put(by.family(), by);
        Duration life = settings.get().accessTokenLifetime();
        Token access = keep(Token.issued(random("at-"), Token.Kind.ACCESS, by, scopes, now, now.plus(life)));
        Token refresh = null;
        if (withRefresh) {
            Duration refreshLife = settings.get().refreshTokenLifetime();
            Instant end = refreshLife == null ? null : now.plus(refreshLife);
            refresh = keep(Token.issued(random("rt-"), Token.Kind.REFRESH, by, by.scopes(), now, end));
        }
        return new Issue(by, scopes, access, refresh);
    }

    /** RFC 6749 §6, with the rotation and reuse detection of RFC 9700 §4.14.2. */
    synchronized Issue refresh(String value, Client client, List<String> scopes) throws Refused {
        Instant now = clock.instant();
        Token token = tokens.get(value);
        if (token == null
                || token.kind() != Token.Kind.REFRESH
                || !token.client().equals(client.id())) {
            throw new Refused(OAuth2Error.INVALID_GRANT, "no such refresh token");
        }
        if (token.spentAt() != null) {
            keep(token.sentAgain());
            boolean forgiven = settings.get().rotation() == Settings.Rotation.GRACE
                    && token.revokedAt() == null
                    && now.isBefore(token.spentAt().plus(settings.get().rotationGrace()));
            if (!forgiven) {
                revokeFamily(token.family());
                throw new Refused(OAuth2Error.INVALID_GRANT, "refresh token reused; the whole family is revoked");
            }
        } else if (!token.lives(now)) {
            throw new Refused(OAuth2Error.INVALID_GRANT, "refresh token expired or revoked");
        }
        if (!token.scopes().containsAll(scopes)) {
            throw new Refused(OAuth2Error.INVALID_SCOPE, "more than was granted");
        }
        boolean rotate = settings.get().rotation() != Settings.Rotation.NONE;
        if (rotate && token.spentAt() == null) {
            keep(token.spent(now));
        }
        Authorization by = families.get(token.family());
        if (by == null) {
            throw new Refused(OAuth2Error.INVALID_GRANT, "nobody's consent");
        }
        return issue(by, scopes.isEmpty() ? token.scopes() : scopes, rotate);
    }

    synchronized @Nullable Token find(@Nullable String value) {
        return value == null ? null : tokens.get(value);
    }

    synchronized @Nullable Token living(@Nullable String accessToken) {
        Token token = find(accessToken);
        return token != null && token.kind() == Token.Kind.ACCESS && token.lives(clock.instant()) ? token : null;
    }

    /** A refresh token takes its family with it (RFC 7009 §2.1). */
    synchronized void revoke(Token token) {
        if (token.kind() == Token.Kind.REFRESH) {
            revokeFamily(token.family());
        } else {
            keep(token.revoked(clock.instant()));
        }
    }

    synchronized void revokeFamily(String family) {
        Instant now = clock.instant();
        change(token -> token.family().equals(family) ? token.revoked(now) : token);
    }

    synchronized void revokeAll() {
        Instant now = clock.instant();
        change(token -> token.revoked(now));
    }

    synchronized List<Token> list() {
        return List.copyOf(tokens.values());
    }

    synchronized List<Map<String, Object>> toJson() {
        return tokens.values().stream().map(Token::toJson).toList();
    }

    synchronized List<Map<String, Object>> familiesToJson() {
        return families.values().stream().map(Authorization::toJson).toList();
    }

    synchronized void load(List<Map<String, Object>> kept, List<Map<String, Object>> keptFamilies) {
        kept.stream().map(Token::of).forEach(this::keep);
        keptFamilies.stream().map(Authorization::of).forEach(f -> families.put(f.family(), f));
    }

    private Token keep(Token token) {
        tokens.put(token.value(), token);
        return token;
    }

    private void change(UnaryOperator<Token> how) {
        tokens.replaceAll((value, token) -> how.apply(token));
    }

    private void forget(Instant now) {
        Instant before = now.minus(MEMORY);
        tokens.values().removeIf(token -> token.issuedAt().isBefore(before) && !token.lives(now));
    }
}
