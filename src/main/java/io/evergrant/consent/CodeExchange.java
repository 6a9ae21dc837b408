package io.evergrant.consent;

import io.evergrant.endpoint.TokenEndpoint;
import io.evergrant.endpoint.TokenOutcome;
import io.evergrant.grant.Fault;
import io.evergrant.grant.ProviderGate;
import io.evergrant.node.NodeClock;
import io.evergrant.provider.Provider;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;

/**
 * Exchanges a code for tokens (RFC 6749 §4.1.3): once, at the token endpoint that stood there when the person set out,
 * with the redirect URI of that moment, and with no transaction open.
 */
@ApplicationScoped
class CodeExchange {
    @Inject
    Endings endings;

    @Inject
    LateExchanges late;

    @Inject
    Starts starts;

    @Inject
    TokenEndpoint tokens;

    @Inject
    ProviderGate gate;

    @Inject
    NodeClock clock;

    Landing redeem(Start start, Provider provider, Secret code) {
        Endings.Leave leave = endings.leave(start, provider);
        if (leave instanceof Endings.Leave.Denied denied) {
            endings.end(start, ConsentStatus.FAILED, denied.why());
            int status = denied.why().code().equals(Faults.PROFILE_GONE.code()) ? 404 : 400;
            return new Landing.Refused(status, denied.why(), start.id());
        }
        Endings.Leave.Granted granted = (Endings.Leave.Granted) leave;
        return gate.exchanging(provider.name(), () -> exchanged(start, granted, provider, code));
    }

    /** Until the tokens are stored, no revocation can know whom it would reach. */
    private Landing exchanged(Start start, Endings.Leave.Granted granted, Provider provider, Secret code) {
        TokenOutcome outcome = tokens.exchange(
                provider,
                granted.profile(),
                code,
                starts.verifier(start),
                URI.create(start.redirectUri()),
                starts.nonce(start));
        if (outcome instanceof TokenOutcome.Issued issued) {
            return late.store(start, granted, provider, issued);
        }
        return endings.end(start, ConsentStatus.FAILED, fault(outcome, clock.instant()));
    }

    private static Fault fault(TokenOutcome outcome, Instant now) {
        if (outcome instanceof TokenOutcome.Refused refused) {
            String said = refused.description().isEmpty() ? "" : "It said: “" + refused.description() + "”";
            return Faults.CODE_REFUSED.as(refused.error(), said, now);
        }
        TokenOutcome.Unwell unwell = (TokenOutcome.Unwell) outcome;
        return Faults.PROVIDER_UNWELL.as(unwell.kind().name().toLowerCase(Locale.ROOT), unwell.detail(), now);
    }
}
