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
        Instant sentAt) {
    private static final Jsonb JSON = JsonbBuilder.create();

    public static Secret write(Issued issued) {
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
                issued.sentAt())));
    }

    public static Issued read(Secret text) {
        AnswerText held = JSON.fromJson(text.reveal(), AnswerText.class);
        return new Issued(
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
    }

    @Override
    public String toString() {
        return "AnswerText[••••••]";
    }
}
