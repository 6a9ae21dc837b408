package io.evergrant.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.endpoint.AuthorizationUri;
import io.evergrant.grant.Fault;
import io.evergrant.profile.Profile;
import io.evergrant.profile.TestProfiles;
import io.evergrant.provider.Manner;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import io.evergrant.provider.TestProviders;
import io.evergrant.secret.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person who set out to the provider {@code acme} and comes back, with everything that would be stored in memory. */
final class Travels {
    static final URI REDIRECT = URI.create("https://hub.example/oauth/callback/acme");

    final SteppingClock clock = new SteppingClock();
    final List<String> codesSent = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    final Arrivals arrivals = new Arrivals();
    final Consent consent =
            new Consent(Asking.now("crm", "default", null), "p1", "user jonas", Randoms.hash("t"), clock.instant());
    final Profile profile;
    Provider provider;
    AuthorizationUri uri;
    Start start;
    String cookie;
    private boolean taken;

    Travels() {
        this(Manner.STANDARD, "tickets.read");
    }

    Travels(Manner manner, String... scopes) {
        provider = TestProviders.of("acme", TestProviders.speaking(TestProviders.settings(), manner));
        profile = TestProfiles.crm(scopes);
        arrivals.clock = clock;
        arrivals.providers = new KnownProviders();
        arrivals.starts = new KeptStarts();
        arrivals.endings = new ToldEndings();
        arrivals.exchange = new WatchedExchange();
        setOut(manner.formPost());
    }

    private void setOut(boolean formPost) {
        uri = AuthorizationUri.begin(provider, profile, REDIRECT);
        cookie = Randoms.next().reveal();
        start = new Start(consent.id(), Randoms.hash(uri.state().reveal()), Randoms.hash(cookie), clock.instant());
        start.at(new Starts.Origin(
                "acme",
                provider.settings().issuer(),
                "https://id.acme.example/token",
                REDIRECT.toString(),
                formPost,
                1));
    }

    /** What a good provider sends back. */
    Map<String, String[]> answer() {
        Map<String, String[]> answer = new HashMap<>();
        answer.put("state", new String[] {uri.state().reveal()});
        answer.put("code", new String[] {"code-1"});
        return answer;
    }

    /** The good answer with one parameter as given; without it where there are no values. */
    Map<String, String[]> answer(String name, String... values) {
        Map<String, String[]> answer = answer();
        if (values.length == 0) {
            answer.remove(name);
        } else {
            answer.put(name, values);
        }
        return answer;
    }

    Landing get(Map<String, String[]> answer) {
        return arrive("acme", false, answer, true);
    }

    Landing arrive(String path, boolean post, Map<String, String[]> answer, boolean sameBrowser) {
        return arrivals.answer(new Callback(
                path,
                post,
                answer.containsKey(PostAgainPage.MARK),
                answer,
                name -> sameBrowser && name.equals(start.cookieName()) ? cookie : null));
    }

    /** The person is told this, and no code was sent. */
    void wasRefused(Landing landing, int status, String code) {
        assertThat(landing).isInstanceOfSatisfying(Landing.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.why().code()).isEqualTo(code);
        });
        assertThat(codesSent).isEmpty();
    }

    private final class KnownProviders extends Providers {
        @Override
        public Optional<Provider> find(String name) {
            return Optional.ofNullable(provider).filter(p -> p.name().equals(name));
        }
    }

    private final class KeptStarts extends Starts {
        @Override
        Optional<Start> byState(String state) {
            return state.equals(uri.state().reveal()) ? Optional.of(start) : Optional.empty();
        }

        @Override
        boolean take(Start which) {
            boolean first = !taken;
            taken = true;
            return first;
        }
    }

    private final class ToldEndings extends Endings {
        @Override
        Landing end(Start which, ConsentStatus how, Fault why) {
            consent.end(how, why, Travels.this.clock.instant());
            failures.add(why.code());
            return new Landing.Elsewhere(URI.create("/consent/result/" + which.id()));
        }
    }

    private final class WatchedExchange extends CodeExchange {
        @Override
        Landing redeem(Start which, Provider at, Secret code) {
            codesSent.add(code.reveal());
            return new Landing.Elsewhere(URI.create("/consent/result/" + which.id()));
        }
    }
}
