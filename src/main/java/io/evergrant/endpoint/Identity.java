package io.evergrant.endpoint;

import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.endpoint.TokenOutcome.Kind;
import io.evergrant.endpoint.TokenOutcome.Remark;
import io.evergrant.endpoint.TokenOutcome.Unwell;
import io.evergrant.provider.Provider;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Learns whose tokens they are, and makes sure that a refresh did not change it. */
@ApplicationScoped
class Identity {
    private static final Logger LOG = Logger.getLogger(Identity.class.getName());

    @Inject
    IdTokens idTokens;

    @Inject
    KeySets keySets;

    @Inject
    UserInfoEndpoint userInfo;

    /**
     * After a code exchange. An ID token that does not hold means that none of the answer is kept.
     *
     * @param nonce of the authorization request; null where {@code openid} was not asked for
     * @param age how long ago the answer came
     */
    TokenOutcome learned(
            Provider provider, Issued issued, @Nullable String idToken, @Nullable Secret nonce, Duration age) {
        List<Remark> remarks = new ArrayList<>(issued.remarks());
        try {
            Account account = nonce == null || isWithoutIdentity(issued)
                    ? null
                    : idTokens.verified(provider, given(idToken), nonce, issued.accessToken(), age);
            return with(issued, named(provider, issued, account, remarks), remarks);
        } catch (IdTokenRefused e) {
            return refused(e);
        }
    }

    /** The person, or the provider's rules, took {@code openid} out of what was asked (RFC 6749 §3.3). */
    private static boolean isWithoutIdentity(Issued issued) {
        return issued.scopes() != null && !issued.scopes().contains("openid");
    }

    private static String given(@Nullable String idToken) throws IdTokenRefused {
        if (idToken == null) {
            throw new IdTokenRefused("The scope openid was asked for, and the answer holds no ID token.");
        }
        return idToken;
    }

    /** The ID token says who it is for machines; userinfo adds the name, or says it all where there is no ID token. */
    private @Nullable Account named(Provider provider, Issued issued, @Nullable Account account, List<Remark> remarks) {
        if (provider.settings().endpoints().userinfo() == null || account != null && account.displayName() != null) {
            return account;
        }
        try {
            Account told = userInfo.read(provider, issued.accessToken());
            if (account == null) {
                return told;
            }
            if (!told.subject().equals(account.subject())) {
                throw new IdTokenRefused(
                        "Its userinfo endpoint names another subject than the ID token, and is ignored.");
            }
            return new Account(account.issuer(), account.subject(), told.displayName());
        } catch (IdTokenRefused e) {
            remarks.add(new Remark("account_unconfirmed", String.valueOf(e.getMessage())));
            return account;
        }
    }

    /** After a refresh: an ID token in the answer must name the same person (OIDC Core §12.2). */
    TokenOutcome confirmed(Provider provider, Issued issued, @Nullable String idToken, @Nullable String account) {
        if (idToken == null || account == null) {
            return issued;
        }
        try {
            idTokens.sameAs(provider, idToken, account);
            return issued;
        } catch (IdTokenRefused e) {
            return refused(e);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "An ID token could not be looked at; the tokens beside it are kept.", e);
            return issued; // a fault of ours must not cost a rotated token
        }
    }

    /** Before a code is spent: the keys are here when the answer is, which nobody has written down yet. */
    void prepare(Provider provider) {
        keySets.prepare(provider);
    }

    private static Unwell refused(IdTokenRefused why) {
        return new Unwell(
                Kind.ID_TOKEN_INVALID,
                200,
                null,
                false,
                Objects.requireNonNull(why.getMessage()) + " Its tokens were not kept.");
    }

    private static Issued with(Issued issued, @Nullable Account account, List<Remark> remarks) {
        return new Issued(
                issued.accessToken(),
                issued.tokenType(),
                issued.life(),
                issued.scopes(),
                issued.refreshToken(),
                issued.refreshLife(),
                account,
                issued.values(),
                List.copyOf(remarks),
                issued.sentAt());
    }
}
