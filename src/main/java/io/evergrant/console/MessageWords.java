package io.evergrant.console;

import io.evergrant.grant.Grants;
import io.evergrant.message.Authentication;
import io.evergrant.message.Call;
import io.evergrant.message.CallFilter;
import io.evergrant.message.Calls;
import io.evergrant.message.Outcome;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What lists and pages say of REST messages and their calls. */
@Named
@RequestScoped
public class MessageWords {
    @Inject
    Calls calls;

    @Inject
    Grants grants;

    @Inject
    GrantWords grantWords;

    private final Map<String, @Nullable Call> last = new HashMap<>();

    /** The kind of authentication, in words. */
    public String authentication(Authentication authentication) {
        return Words.text("auth." + type(authentication));
    }

    /** The kind, as the API names it. */
    public static String type(Authentication authentication) {
        return authentication.type().name().toLowerCase(Locale.ROOT);
    }

    /** How the grant of a profile's usual subject is; {@code none} where nobody has consented. */
    public String grantState(String profile, String subject) {
        return grants.view(profile, subject).map(grantWords::look).orElse("none");
    }

    /** The last call of a method, or of the whole message where that is null. */
    public @Nullable Call last(String message, @Nullable String method) {
        return last.computeIfAbsent(
                message + "/" + method, k -> calls.last(message, method).orElse(null));
    }

    /** {@code 201}, how it ended where there was no answer, or that there was no call. */
    public String lastWords(String message, String method) {
        Call call = last(message, method);
        if (call == null) {
            return Words.text("message.neverCalled");
        }
        Integer status = call.status();
        return (status == null ? outcome(call) : status) + ",";
    }

    public long calls(String message) {
        return calls.count(CallFilter.of(message, null));
    }

    /** {@code 201 Created}, or how it ended where there was no answer. */
    public String outcome(Call call) {
        Integer status = call.status();
        return status != null && call.outcome() == Outcome.ANSWERED
                ? status(status)
                : Words.text("outcome." + call.outcome().name().toLowerCase(Locale.ROOT));
    }

    public String tone(Call call) {
        Integer status = call.status();
        return call.outcome() == Outcome.ANSWERED && status != null ? toneOf(status) : "bad";
    }

    static String toneOf(int status) {
        return status < 400 ? "ok" : "bad";
    }

    static String status(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? String.valueOf(status) : status + " " + known.getReasonPhrase();
    }

    public String icon(Call call) {
        return tone(call).equals("ok") ? "pi pi-check-circle" : "pi pi-times-circle";
    }

    /** {@code 402 ms}, {@code 1.3 kB}: sizes and times as people read them. */
    public String size(long bytes) {
        return bytes < 1000
                ? bytes + " B"
                : bytes < 1_000_000
                        ? String.format(Locale.ENGLISH, "%.1f kB", bytes / 1000.0)
                        : String.format(Locale.ENGLISH, "%.1f MB", bytes / 1_000_000.0);
    }
}
