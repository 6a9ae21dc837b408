package io.evergrant.grant;

import io.evergrant.endpoint.TokenOutcome;
import io.evergrant.endpoint.TokenOutcome.Refused;
import io.evergrant.endpoint.TokenOutcome.Unwell;
import io.evergrant.provider.Provider;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Each failure in words: what happened, and what a person can do about it. */
final class Faults {
    /** Ours, and not the provider's: nothing was asked. */
    static final String CLIENT_CHANGED = "client_changed";

    static final String DYING = "grants_dying";

    private Faults() {}

    static Fault none(Instant now) {
        return new Fault("unavailable", "No token can be had right now.", "Nothing: it is tried again.", now);
    }

    static Fault noGrant(Instant now) {
        return new Fault("no_grant", "Nobody has consented yet.", "Get an OAuth token on the grant's page.", now);
    }

    static Fault noRefreshToken(Instant now) {
        return new Fault(
                "no_refresh_token",
                "The provider gave no refresh token with this consent, so the access token cannot be renewed.",
                "Ask for offline access (a scope such as offline_access, or a parameter such as access_type=offline), then"
                        + " consent again.",
                now);
    }

    static Fault lost(Instant now) {
        return new Fault(
                "outcome_unknown",
                "The node that asked ended before the answer was stored, so nobody knows whether the refresh token was spent.",
                "Nothing now: it is tried again as soon as that can do no harm.",
                now);
    }

    static Fault notAdopted(Instant now) {
        return new Fault(
                "not_adopted",
                "This database looks like a copy, or like a restored backup, so nothing is refreshed: two hubs that spend the"
                        + " same tokens would end them all.",
                "An administrator makes sure that nothing else refreshes these grants, and adopts the database.",
                now);
    }

    static Fault journalFull(Instant now) {
        return new Fault(
                "journal_unavailable",
                "An answer could not be kept on this node's disk, so no token is renewed that could be lost.",
                "Make room on the disk of the data folder, or let it be written to. Everything goes on by itself.",
                now);
    }

    static Fault databaseIsBack(Instant now) {
        return new Fault(
                "database_back",
                "The database has just come back; what the nodes have received meanwhile is stored first.",
                "Nothing: it goes on within seconds, or after 150 s where a node does not come back.",
                now);
    }

    static Fault ours(Instant now) {
        return new Fault(
                "internal_error",
                "This grant cannot be renewed by a fault of Evergrant's own; the server's log has it.",
                "Look at the log. If its tokens cannot be decrypted, the keyset or the row was changed: consent again.",
                now);
    }

    static Fault clientChanged(Instant now) {
        return new Fault(
                CLIENT_CHANGED,
                "This grant was issued to another client id than the provider now has.",
                "Set the old client id again, or consent again under the new one.",
                now);
    }

    static Fault refused(Refused refusal, Provider provider, boolean human, Instant now) {
        String who = provider.displayName();
        String said = refusal.description().isEmpty() ? "" : " It says: “" + refusal.description() + "”.";
        return switch (refusal.error()) {
            case "invalid_grant" ->
                human
                        ? new Fault(
                                "invalid_grant",
                                who
                                        + " no longer accepts this consent: access was withdrawn, the password was changed, or the"
                                        + " refresh token ended." + said,
                                "A human is needed: renew the consent. Nothing else brings it back.",
                                now)
                        : new Fault(
                                "invalid_grant",
                                who + " does not accept our assertion." + said,
                                "Check the profile's issuer, subject and audience, and that the signing key is registered there.",
                                now);
            case "invalid_client" ->
                new Fault(
                        "invalid_client",
                        who + " refused our client id, secret or key." + said,
                        "Enter the secret that " + who
                                + " has now, or register our key there. Every grant is kept and goes on by"
                                + " itself.",
                        now);
            case "unauthorized_client" ->
                new Fault(
                        "unauthorized_client",
                        who + " does not allow our client this grant type." + said,
                        "Allow it in our registration at " + who + ".",
                        now);
            case "invalid_scope" ->
                new Fault(
                        "invalid_scope",
                        who + " does not know or allow a scope that is asked for." + said,
                        "Correct the profile's scopes, or allow them in our registration at " + who + ".",
                        now);
            case "not_configured" ->
                new Fault(
                        "not_configured",
                        refusal.description(),
                        "Complete the provider's or the profile's settings. Every grant is kept and goes on by itself.",
                        now);
            default ->
                new Fault(
                        refusal.error(),
                        who + " refused the request with " + refusal.error() + " (HTTP " + refusal.status() + ")."
                                + said,
                        "Look the code up in the documentation of " + who
                                + ", correct the provider or the profile, then resume.",
                        now);
        };
    }

    /** {@code invalid_grant} after an attempt whose answer never came. */
    static Fault answerLost(Provider provider, Instant unknownSince, Instant now) {
        String who = provider.displayName();
        return new Fault(
                "invalid_grant",
                who + " no longer accepts this refresh token. Its answer to the request of "
                        + unknownSince.truncatedTo(ChronoUnit.SECONDS)
                        + " never arrived whole, and most likely held the token that replaced this one.",
                "A human is needed: renew the consent. If it happens again, ask " + who
                        + " whether it takes a replaced refresh token a little longer, and set the provider's rotation to grace.",
                now);
    }

    static Fault dying(Provider provider, Instant now) {
        return new Fault(
                DYING,
                "Five grants in a row were refused by " + provider.displayName()
                        + " within ten minutes. That looks like a changed registration or a fault over there, not like five"
                        + " people who withdrew.",
                "Check our registration at " + provider.displayName()
                        + ". Then resume: each grant is tried once more. The others are held, not lost.",
                now);
    }

    static Fault unwell(Unwell unwell, Provider provider, boolean unknown, Instant now) {
        String spent = unknown
                ? " Whether the refresh token was spent is not known, so it is not sent again before that can do no harm."
                : "";
        return new Fault(
                code(unwell.kind()), unwell.detail() + spent, remedy(unwell.kind(), provider.displayName()), now);
    }

    /** Whether it says nothing of the provider. */
    static boolean isOurs(Fault fault) {
        return fault.code().equals(code(TokenOutcome.Kind.NODE_TOO_SLOW));
    }

    private static String code(TokenOutcome.Kind kind) {
        return switch (kind) {
            case NODE_TOO_SLOW -> "node_too_slow";
            case UNKNOWN_HOST -> "unknown_host";
            case NOT_CONNECTED -> "not_connected";
            case TLS -> "tls_failed";
            case EGRESS_DENIED -> "egress_denied";
            case TIMED_OUT -> "timed_out";
            case BROKEN -> "connection_broken";
            case RATE_LIMITED -> "rate_limited";
            case SERVER_ERROR -> "server_error";
            case RESPONSE_NOT_JSON -> "response_not_json";
            case RESPONSE_INVALID -> "response_invalid";
            case ID_TOKEN_INVALID -> "id_token_invalid";
            case CLOCK_DIFFERS -> "clock_differs";
        };
    }

    private static String remedy(TokenOutcome.Kind kind, String who) {
        return switch (kind) {
            case NODE_TOO_SLOW ->
                "Nothing: it is tried again. Where this happens often, give this server more of a machine.";
            case UNKNOWN_HOST, NOT_CONNECTED ->
                "Nothing, if " + who + " is down. Else check its token endpoint and this server's way to the network.";
            case TLS ->
                "Check the certificate of " + who + "; one of its own authority can be trusted on the provider's page.";
            case EGRESS_DENIED -> "Ask the operator of this server to allow the host by evergrant.egress.allow.";
            case RESPONSE_NOT_JSON, RESPONSE_INVALID ->
                "Check that the token endpoint of " + who + " is the right address. It is tried again meanwhile.";
            case ID_TOKEN_INVALID -> "Check the issuer and the key set address of " + who + " on the provider's page.";
            case CLOCK_DIFFERS ->
                "Set the clock that is wrong, ours or that of " + who + ". It is tried again meanwhile.";
            case TIMED_OUT, BROKEN, RATE_LIMITED, SERVER_ERROR ->
                "Nothing for you to do yet: it is tried again. Look at the status page of " + who + " if it lasts.";
        };
    }
}
