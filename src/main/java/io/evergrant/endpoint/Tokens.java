package io.evergrant.endpoint;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.endpoint.TokenOutcome.Remark;
import io.evergrant.secret.Secret;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tokens in an answer that holds no error (RFC 6749 §5.1), with the freedoms that real servers take. */
final class Tokens {
    /** RFC 6750 §2.1 and what is found beside it: anything that a header can carry. */
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1,65536}");

    private static final int MOST_VALUES = 20;
    private static final Pattern SENSITIVE =
            Pattern.compile("token|secret|password|assertion|key|signature|code|cookie|session|credential");
    private static final Set<String> STANDARD =
            Set.of("token_type", "scope", "expires_in", "expires_at", "refresh_expires_in", "issued_at");

    private final JsonObject body;
    private final TokenAnswer.Context context;
    private final List<Remark> remarks = new ArrayList<>();

    Tokens(JsonObject body, TokenAnswer.Context context) {
        this.body = body;
        this.context = context;
    }

    TokenAnswer read() {
        String access = Members.text(body, "access_token");
        String refresh = Members.text(body, "refresh_token");
        if (!VISIBLE.matcher(access).matches()) {
            return fault("holds no usable access token");
        }
        if (Members.has(body, "refresh_token")
                && !refresh.isEmpty()
                && !VISIBLE.matcher(refresh).matches()) {
            return fault("holds a refresh token that cannot be sent");
        }
        if (!Members.text(body, "token_type").equalsIgnoreCase("Bearer")) {
            return fault("has no token type, or one other than Bearer");
        }
        AccessTokenResponse response = response(access, refresh);
        RefreshToken fresh = response.getTokens().getRefreshToken();
        Lifetime life = Lifetime.read(body.get("expires_in"));
        if (life.remark() != null) {
            remarks.add(life.remark());
        }
        Issued issued = new Issued(
                new Secret(response.getTokens().getAccessToken().getValue()),
                "Bearer",
                life(life.duration(), access),
                scopes(),
                context.human() && fresh != null ? new Secret(fresh.getValue()) : null,
                refreshLife(),
                null,
                values(),
                List.copyOf(remarks),
                context.sent());
        return new TokenAnswer(issued, Members.find(body, "id_token").orElse(null));
    }

    /** {@code expires_in}, else {@code expires_at}, else a JWT's own end where nobody has entered what is usual here. */
    private @Nullable Duration life(@Nullable Duration told, String access) {
        Duration life = told == null ? Lifetime.until(body.get("expires_at"), context.sent()) : told;
        return life == null && !context.lifeIsKnown() ? JwtLife.read(access, context.sent()) : life;
    }

    private TokenAnswer fault(String what) {
        return TokenAnswer.of(TokenAnswer.invalid("What " + context.who() + " answered " + what + ".", 200));
    }

    /** What is sound of it, as Nimbus reads it. */
    private static AccessTokenResponse response(String access, String refresh) {
        var sound = Json.createObjectBuilder().add("access_token", access).add("token_type", "Bearer");
        if (!refresh.isEmpty()) {
            sound.add("refresh_token", refresh);
        }
        try {
            return AccessTokenResponse.parse(JSONObjectUtils.parse(sound.build().toString()));
        } catch (ParseException e) {
            throw new IllegalStateException("A sound answer is no token answer.", e); // its text is a secret
        }
    }

    /** Keycloak and Okta have one name for it, GitHub and others another; nothing said, or nonsense, is no end. */
    private @Nullable Duration refreshLife() {
        for (String name : List.of("refresh_token_expires_in", "refresh_expires_in")) {
            Duration told = Lifetime.read(body.get(name)).duration();
            if (told != null && !told.isZero()) {
                return told;
            }
        }
        return null;
    }

    /** RFC 6749 §3.3 and §5.1: null where the answer is silent, which means as asked. */
    private @Nullable List<String> scopes() {
        JsonValue scope = body.get("scope");
        if (scope instanceof JsonString text) {
            String separator = context.provider().settings().manner().scopeSeparator();
            return Arrays.stream(text.getString().split("\\s+|" + Pattern.quote(separator), -1))
                    .filter(s -> !s.isEmpty())
                    .distinct()
                    .toList();
        }
        return scope instanceof JsonArray list
                ? list.stream()
                        .map(v -> v instanceof JsonString text ? text.getString() : "")
                        .filter(s -> !s.isEmpty())
                        .distinct()
                        .toList()
                : null;
    }

    /** Small members beside the standard ones, such as an instance's URL; nothing that sounds like a secret. */
    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        body.forEach((name, value) -> {
            String text = value instanceof JsonString string ? string.getString() : Objects.toString(value);
            boolean small = value.getValueType() != JsonValue.ValueType.OBJECT
                    && value.getValueType() != JsonValue.ValueType.ARRAY
                    && value != JsonValue.NULL
                    && name.length() <= 100
                    && text.length() <= 500;
            if (small
                    && values.size() < MOST_VALUES
                    && !STANDARD.contains(name)
                    && !SENSITIVE.matcher(name.toLowerCase(Locale.ROOT)).find()) {
                values.put(name, text);
            }
        });
        return values;
    }
}
