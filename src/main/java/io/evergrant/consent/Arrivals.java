package io.evergrant.consent;

import io.evergrant.endpoint.CallbackAnswer;
import io.evergrant.grant.Fault;
import io.evergrant.node.NodeClock;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a provider's answer from a browser (RFC 6749 §4.1.2, RFC 9700 §4.2.4, §4.4, §4.7). A state is spent by its first
 * arrival, whatever comes with it; a code is sent off only when everything else is right.
 */
@ApplicationScoped
class Arrivals {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    @Inject
    Starts starts;

    @Inject
    Endings endings;

    @Inject
    CodeExchange exchange;

    @Inject
    Providers providers;

    @Inject
    NodeClock clock;

    Landing answer(Callback callback) {
        Instant now = clock.instant();
        String state = CallbackAnswer.state(callback.parameters());
        Optional<Start> known = state == null ? Optional.empty() : starts.byState(state);
        if (known.isEmpty()) {
            return new Landing.Refused(BAD_REQUEST, Faults.STATE_UNKNOWN.at(now), null);
        }
        Start start = known.get();
        String cookie = callback.cookies().apply(start.cookieName());
        if (callback.post() && start.formPost() && !callback.again() && cookie == null) {
            return new Landing.PostAgain();
        }
        boolean sameBrowser = start.beganIn(cookie);
        if (!starts.take(start)) {
            return replayed(start, sameBrowser, now);
        }
        if (!callback.provider().equals(start.provider())) {
            return refused(FORBIDDEN, start, Faults.OTHER_PROVIDER.at(now), sameBrowser);
        }
        if (!sameBrowser) {
            return refused(FORBIDDEN, start, Faults.OTHER_BROWSER.at(now), false);
        }
        if (start.isOver(now)) {
            return refused(BAD_REQUEST, start, Faults.STATE_EXPIRED.at(now), true);
        }
        if (callback.post() != start.formPost()) {
            return refused(BAD_REQUEST, start, Faults.WRONG_RESPONSE_MODE.at(now), true);
        }
        return read(callback, start, now);
    }

    /** A reload, a second click, another node: nothing is done again, and the first one's result is shown. */
    private static Landing replayed(Start start, boolean sameBrowser, Instant now) {
        return sameBrowser
                ? new Landing.Refused(BAD_REQUEST, Faults.STATE_USED.at(now), start.id())
                : new Landing.Refused(FORBIDDEN, Faults.STATE_USED.at(now), null);
    }

    private Landing read(Callback callback, Start start, Instant now) {
        Provider provider = providers.find(start.provider()).orElse(null);
        if (provider == null) {
            return refused(NOT_FOUND, start, Faults.PROFILE_GONE.at(now), true);
        }
        if (!Objects.equals(provider.settings().issuer(), start.issuer())) {
            return refused(BAD_REQUEST, start, Faults.PROVIDER_CHANGED.at(now), true);
        }
        CallbackAnswer answer = CallbackAnswer.parse(callback.parameters(), provider.settings());
        if (answer instanceof CallbackAnswer.Rejected rejected) {
            return refused(BAD_REQUEST, start, Faults.NOT_OURS.as(rejected.code(), rejected.detail(), now), true);
        }
        if (answer instanceof CallbackAnswer.Denied denied) {
            return denied(start, denied, now);
        }
        return exchange.redeem(start, provider, ((CallbackAnswer.Code) answer).code());
    }

    private Landing denied(Start start, CallbackAnswer.Denied said, Instant now) {
        boolean byThePerson = said.error().equals("access_denied");
        Faults kind = byThePerson ? Faults.ACCESS_DENIED : Faults.PROVIDER_ERROR;
        String words = said.description().isEmpty() ? "" : "It said: “" + said.description() + "”";
        return endings.end(
                start, byThePerson ? ConsentStatus.DENIED : ConsentStatus.FAILED, kind.as(said.error(), words, now));
    }

    private Landing refused(int status, Start start, Fault why, boolean sameBrowser) {
        endings.end(start, ConsentStatus.FAILED, why);
        @Nullable String shown = sameBrowser ? start.id() : null;
        return new Landing.Refused(status, why, shown);
    }
}
