package io.evergrant.console;

import io.evergrant.check.Texts;
import io.evergrant.grant.Fault;
import io.evergrant.grant.Grant;
import io.evergrant.grant.GrantView;
import io.evergrant.grant.Grants;
import io.evergrant.grant.Revocations;
import io.evergrant.grant.Wish;
import io.evergrant.profile.Profile;
import io.evergrant.profile.Profiles;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import io.evergrant.refresh.Renewal;
import io.evergrant.refresh.TokenRefresh;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One grant, or the place where one would be: nobody has consented yet. */
@Named
@RequestScoped
public class GrantPageView {
    @Inject
    Grants grants;

    @Inject
    Profiles profiles;

    @Inject
    Providers providers;

    @Inject
    TokenRefresh refresh;

    @Inject
    Revocations revocations;

    @Inject
    Me me;

    private @Nullable String profile;
    private @Nullable String subject;
    private @Nullable Profile asked;
    private @Nullable Provider provider;
    private @Nullable GrantView grant;
    private boolean looked;

    /** At once: what is rendered for this record decides which of its fields are read on a postback. */
    @PostConstruct
    void read() {
        profile = Addresses.parameter("profile");
        subject = Addresses.parameter("subject");
    }

    public void open() {
        if (getAsked() == null || !Texts.isSubject(subject)) {
            Notes.missing();
        }
    }

    public @Nullable Profile getAsked() {
        if (asked == null && profile != null) {
            asked = profiles.find(profile).orElse(null);
        }
        return asked;
    }

    public @Nullable Provider getProvider() {
        Profile profileAsked = getAsked();
        if (provider == null && profileAsked != null) {
            provider = providers.find(profileAsked.provider()).orElse(null);
        }
        return provider;
    }

    /** Null where nobody has consented. */
    public @Nullable GrantView getGrant() {
        if (!looked && profile != null && subject != null) {
            grant = grants.view(profile, subject).orElse(null);
            looked = true;
        }
        return grant;
    }

    /** How often the page looks again: a token that lives for a minute can be watched. */
    public int getPollSeconds() {
        GrantView shown = getGrant();
        Instant end = shown == null ? null : shown.accessTokenExpiresAt();
        Instant from = shown == null ? null : shown.lastRefreshedAt();
        boolean shortLived = shown != null
                && end != null
                && Duration.between(from == null ? shown.grantedAt() : from, end)
                                .toMinutes()
                        < 5;
        return shortLived ? 10 : 30;
    }

    public void refreshNow() {
        renew(new Wish.Now());
    }

    /** One last try of a refresh token that the provider had refused. */
    public void tryAgain() {
        renew(new Wish.TryAgain());
    }

    private void renew(Wish wish) {
        if (!me.mayOperate() || profile == null || subject == null) {
            return;
        }
        Optional<Grant> found = grants.find(profile, subject);
        if (found.isEmpty()) {
            Notes.refuse(Words.text("grant.gone"));
            return;
        }
        try {
            tell(refresh.renew(found.get().id(), wish).toCompletableFuture().get(30, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            Notes.refuse(Words.text("grant.refreshSlow"));
        } catch (ExecutionException e) {
            throw new IllegalStateException("The renewal could not be made.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The thread was interrupted while it waited for a renewal.", e);
        }
    }

    private void tell(Renewal renewal) {
        looked = false;
        if (renewal instanceof Renewal.Fresh fresh) {
            Notes.done(Words.text(fresh.renewed() ? "grant.refreshed" : "grant.stillFresh"));
        } else if (renewal instanceof Renewal.Unavailable unavailable) {
            Fault why = unavailable.denial().fault();
            GrantView now = getGrant();
            boolean below = now != null
                    && now.lastError() != null
                    && why.code().equals(now.lastError().code());
            Notes.refuse(below ? Words.text("grant.notRefreshed") : why.detail() + " " + why.remedy());
        }
    }

    /** Forgets the grant here, and tells the provider where that reaches no other. */
    public @Nullable String revoke() {
        String of = profile;
        String on = subject;
        if (of == null || on == null || !me.mayOperate()) {
            return null;
        }
        Revocations.Told[] told = new Revocations.Told[1];
        if (!Notes.attempt(() -> told[0] = revocations.delete(of, on))) {
            return null;
        }
        Notes.doneThen(Words.text("grant.revoked." + told[0].name().toLowerCase(Locale.ROOT), of + " · " + on));
        return "grants?faces-redirect=true";
    }

    /** As it stands in the address. */
    public String getEncodedSubject() {
        return URLEncoder.encode(subject == null ? "" : subject, StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    public @Nullable String getProfile() {
        return profile;
    }

    public void setProfile(@Nullable String profile) {
        this.profile = profile;
    }

    public @Nullable String getSubject() {
        return subject;
    }

    public void setSubject(@Nullable String subject) {
        this.subject = subject;
    }
}
