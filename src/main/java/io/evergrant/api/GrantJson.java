package io.evergrant.api;

import io.evergrant.check.Violations;
import io.evergrant.grant.GrantView;
import io.evergrant.grant.Grants;
import io.evergrant.secret.Secret;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A grant as the API writes it: never a token. */
final class GrantJson {
    private static final int LONGEST = 64 * 1024;

    private GrantJson() {}

    static Grants.MovedIn read(Members in) {
        in.ignore(
                "profile",
                "subject",
                "provider",
                "status",
                "account",
                "values",
                "grantedBy",
                "grantedAt",
                "accessTokenExpiresAt",
                "refreshTokenExpiresAt",
                "humanNeededBy",
                "humanNeededReason",
                "lastRefreshedAt",
                "nextRefreshAt",
                "failures",
                "failingSince",
                "warnings",
                "lastError",
                "canTryAgain");
        Secret refresh = token(in, "refreshToken");
        Secret access = token(in, "accessToken");
        if (!in.has("refreshToken") && !in.has("accessToken")) {
            in.wrong("refreshToken", "is needed, or an accessToken");
        }
        List<String> scopes = in.has("scopes") ? in.texts("scopes") : null;
        return new Grants.MovedIn(refresh, access, in.instant("expiresAt"), scopes);
    }

    /** RFC 6749 Appendix A.12, A.17: visible ASCII. */
    private static @Nullable Secret token(Members in, String name) {
        String text = in.text(name);
        Violations found = in.violations();
        if (text == null) {
            return null;
        }
        found.addIf(text.isEmpty() || text.length() > LONGEST, name, "must have 1 to " + LONGEST + " characters");
        found.addIf(!text.chars().allMatch(c -> c > 0x20 && c < 0x7f), name, "must be visible ASCII, without spaces");
        return new Secret(text);
    }

    static JsonObject write(GrantView grant) {
        JsonArrayBuilder warnings = Json.createArrayBuilder();
        grant.warnings()
                .forEach(w -> warnings.add(new Out()
                        .text("code", w.code())
                        .text("detail", w.detail())
                        .json()));
        return new Out()
                .text("profile", grant.profile())
                .text("subject", grant.subject())
                .text("provider", grant.provider())
                .text("status", grant.status().wire())
                .texts("scopes", grant.scopes())
                .text("account", grant.account())
                .pairs("values", grant.values())
                .text("grantedBy", grant.grantedBy())
                .time("grantedAt", grant.grantedAt())
                .time("accessTokenExpiresAt", grant.accessTokenExpiresAt())
                .time("refreshTokenExpiresAt", grant.refreshTokenExpiresAt())
                .time("humanNeededBy", grant.humanNeededBy())
                .text("humanNeededReason", grant.humanNeededReason())
                .time("lastRefreshedAt", grant.lastRefreshedAt())
                .time("nextRefreshAt", grant.nextRefreshAt())
                .number("failures", grant.failures())
                .time("failingSince", grant.failingSince())
                .value("warnings", warnings.build())
                .value("lastError", StandingJson.fault(grant.lastError()))
                .json();
    }
}
