package io.evergrant.grant;

import io.evergrant.endpoint.Account;
import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.endpoint.TokenOutcome.Remark;
import io.evergrant.secret.Secret;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tokens of an answer as one text, to be sealed where they wait; nothing else ever sees it. */
public record AnswerText(
        String accessToken,
        String tokenType,
        @Nullable Duration life,
        @Nullable List<String> scopes,
        @Nullable String refreshToken,
        @Nullable Duration refreshLife,
        @Nullable Account account,
        Map<String, String> values,
        List<Remark> remarks,
        Instant sentAt,
        @Nullable String idToken,
        boolean accountUnasked) {
    private static final Jsonb JSON = JsonbBuilder.create();

    /**
     * An answer as it was kept.
     *
     * @param accountUnasked whether it was kept before anybody asked whose account it is
     * @param idToken that came with it, unchecked; null where there was none, or where it has served
     */
    public record Kept(
            Issued issued, boolean accountUnasked, @Nullable Secret idToken) {
        static Kept whole(Issued issued) {
            return new Kept(issued, false, null);
        }
    }

    public static Secret write(Issued issued) {
        return write(Kept.whole(issued));
    }

    static Secret write(Kept kept) {
        Issued issued = kept.issued();
        Secret refresh = issued.refreshToken();
        return new Secret(JSON.toJson(new AnswerText(
                issued.accessToken().reveal(),
                issued.tokenType(),
                issued.life(),
                issued.scopes(),
                refresh == null ? null : refresh.reveal(),
                issued.refreshLife(),
                issued.account(),
                issued.values(),
                issued.remarks(),
                issued.sentAt(),
                kept.idToken() == null ? null : kept.idToken().reveal(),
                kept.accountUnasked())));
    }

    public static Issued read(Secret text) {
        return readKept(text).issued();
    }

    static Kept readKept(Secret text) {
        AnswerText held = JSON.fromJson(text.reveal(), AnswerText.class);
        Issued issued = new Issued(
                new Secret(held.accessToken),
                held.tokenType,
                held.life,
                held.scopes,
                held.refreshToken == null ? null : new Secret(held.refreshToken),
                held.refreshLife,
                held.account,
                held.values,
                held.remarks,
                held.sentAt);
        return new Kept(issued, held.accountUnasked, held.idToken == null ? null : new Secret(held.idToken));
    }

    @Override
    public String toString() {
        return "AnswerText[••••••]";
    }
}
