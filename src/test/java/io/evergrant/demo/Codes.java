package io.evergrant.demo;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Authorization codes: each good for one exchange, for a minute (RFC 6749 §4.1.2). */
final class Codes {
    private static final Duration LIFE = Duration.ofMinutes(1);

    private record Code(Authorization by, String redirectUri, String challenge, Instant until, boolean used) {
        Map<String, Object> toJson(String value) {
            return Json.of(
                    "value",
                    value,
                    "by",
                    by.toJson(),
                    "redirectUri",
                    redirectUri,
                    "challenge",
                    challenge,
                    "until",
                    until.toString(),
                    "used",
                    used);
        }
    }

    private final Clock clock;
    private final Tokens tokens;
    private final Map<String, Code> codes = new LinkedHashMap<>();

    Codes(Clock clock, Tokens tokens) {
        this.clock = clock;
        this.tokens = tokens;
    }

    synchronized String issue(Authorization by, String redirectUri, String challenge) {
        Instant now = clock.instant();
        codes.values().removeIf(code -> code.until.plus(Duration.ofHours(1)).isBefore(now));
        String value = Tokens.random("code-");
        codes.put(value, new Code(by, redirectUri, challenge, now.plus(LIFE), false));
        return value;
    }

    /** Any use spends it, and a second one revokes what the first brought. */
    synchronized Authorization redeem(AuthorizationCodeGrant grant, Client client) throws Refused {
        String value = grant.getAuthorizationCode().getValue();
        Code code = codes.get(value);
        if (code == null || !code.by.client().equals(client.id())) {
            throw new Refused(OAuth2Error.INVALID_GRANT, "no such code");
        }
        if (code.used) {
            tokens.revokeFamily(code.by.family());
            throw new Refused(OAuth2Error.INVALID_GRANT, "code used before; what it brought is revoked");
        }
        codes.put(value, new Code(code.by, code.redirectUri, code.challenge, code.until, true));
        if (!clock.instant().isBefore(code.until)) {
            throw new Refused(OAuth2Error.INVALID_GRANT, "code expired");
        }
        if (!code.redirectUri.equals(text(grant.getRedirectionURI()))) {
            throw new Refused(OAuth2Error.INVALID_GRANT, "redirect_uri is not the one of the authorization request");
        }
        // RFC 7636 §4.6
        if (grant.getCodeVerifier() == null
                || !CodeChallenge.compute(CodeChallengeMethod.S256, grant.getCodeVerifier())
                        .getValue()
                        .equals(code.challenge)) {
            throw new Refused(OAuth2Error.INVALID_GRANT, "code_verifier does not fit");
        }
        return code.by;
    }

    private static @Nullable String text(@Nullable URI uri) {
        return uri == null ? null : uri.toString();
    }

    synchronized List<Map<String, Object>> toJson() {
        return codes.entrySet().stream()
                .map(code -> code.getValue().toJson(code.getKey()))
                .toList();
    }

    synchronized void load(List<Map<String, Object>> kept) {
        for (Map<String, Object> json : kept) {
            codes.put(
                    Json.text(json, "value", ""),
                    new Code(
                            Authorization.of(Json.object(json, "by")),
                            Json.text(json, "redirectUri", ""),
                            Json.text(json, "challenge", ""),
                            Instant.parse(Json.text(json, "until", "")),
                            Json.flag(json, "used")));
        }
    }
}
