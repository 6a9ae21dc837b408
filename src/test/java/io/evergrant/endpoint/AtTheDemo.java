package io.evergrant.endpoint;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import io.evergrant.demo.DemoServer;
import io.evergrant.demo.Person;
import io.evergrant.demo.Received;
import io.evergrant.demo.Served;
import io.evergrant.egress.Egress;
import io.evergrant.http.Answer;
import io.evergrant.http.OutboundClients;
import io.evergrant.http.Outgoing;
import io.evergrant.http.TransportFailure;
import io.evergrant.key.TestKeys;
import io.evergrant.node.TestTime;
import io.evergrant.profile.Profile;
import io.evergrant.profile.TestProfiles;
import io.evergrant.provider.Bent;
import io.evergrant.provider.Provider;
import io.evergrant.provider.ProviderSettings;
import io.evergrant.provider.Providers;
import io.evergrant.provider.TestProviders;
import io.evergrant.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The room at work: real requests over the real transport to the demo, which can say no. */
final class AtTheDemo implements AutoCloseable {
    final DemoServer demo = DemoServer.start(0, null);
    final TestTime time = new TestTime();
    final TestKeys keys = new TestKeys();
    final TokenEndpoint endpoint = new TokenEndpoint();
    final Revocation revocation = new Revocation();
    final Discovery discovery = new Discovery();
    final KeySets keySets = new KeySets();
    String secret = demo.connection().client().secret();
    ProviderSettings settings = Bent.authenticating(
            Bent.at(TestProviders.settings(), Bent.endpoints(demo.issuer()), demo.issuer()),
            demo.connection().client().id(),
            io.evergrant.provider.ClientAuthentication.CLIENT_SECRET_BASIC);
    Secret lastNonce;
    TokenEndpoint.Keeper keeper = (issued, idToken) -> {};
    Profile profile = TestProfiles.crm("openid", "profile", "tickets.read");

    /** How far the {@code Date} of all answers is ahead; the JDK's server lets nobody set it. */
    Duration dateAhead = Duration.ZERO;

    AtTheDemo() {
        ProviderClocks clocks = new ProviderClocks();
        clocks.clock = time;
        Wire wire = new Wire();
        wire.clients = new Dated();
        wire.clocks = clocks;
        Assertions assertions = new Assertions();
        assertions.clock = time;
        assertions.clocks = clocks;
        ClientProof proof = new ClientProof();
        proof.keys = keys;
        proof.assertions = assertions;
        proof.providers = new KnownSecret();
        TokenRequests requests = new TokenRequests();
        requests.proof = proof;
        requests.wire = wire;
        requests.clock = time;
        requests.clocks = clocks;
        discovery.wire = wire;
        discovery.egress = new Egress(true, Optional.empty());
        endpoint.requests = requests;
        endpoint.assertions = new BearerAssertions();
        endpoint.assertions.proof = proof;
        endpoint.assertions.assertions = assertions;
        endpoint.identity = identity(wire);
        revocation.proof = proof;
        revocation.wire = wire;
    }

    private Identity identity(Wire wire) {
        keySets.clock = time;
        keySets.reader = new KeySetReader();
        keySets.reader.wire = wire;
        keySets.reader.discovery = discovery;
        Identity identity = new Identity();
        identity.idTokens = new IdTokens();
        identity.idTokens.keySets = keySets;
        identity.keySets = keySets;
        identity.userInfo = new UserInfoEndpoint();
        identity.userInfo.wire = wire;
        return identity;
    }

    private final class Dated extends OutboundClients {
        Dated() {
            super(new Egress(true, Optional.empty()));
        }

        @Override
        public Answer send(Outgoing request) throws TransportFailure {
            Answer answer = super.send(request);
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(answer.headers());
            headers.put(
                    "Date",
                    List.of(RFC_1123_DATE_TIME.format(time.now().plus(dateAhead).atOffset(ZoneOffset.UTC))));
            return new Answer(answer.status(), headers, answer.body(), answer.took());
        }
    }

    private final class KnownSecret extends Providers {
        @Override
        public Secret clientSecret(Provider provider) {
            return secret == null ? null : new Secret(secret);
        }
    }

    Provider provider() {
        return TestProviders.of("demo", settings);
    }

    /** A consent of carol's and the exchange of its code. */
    TokenOutcome consented() {
        URI redirect = URI.create(demo.connection().redirectUri());
        AuthorizationUri begun = AuthorizationUri.begin(provider(), profile, redirect);
        lastNonce = begun.nonce();
        URI back = new Person("carol").allows(begun.uri());
        String code = back.getRawQuery().replaceAll(".*\\bcode=([^&]+).*", "$1");
        return endpoint.exchange(
                provider(), profile, new Secret(code), begun.verifier(), redirect, begun.nonce(), keeper);
    }

    TokenOutcome.Issued issued() {
        return (TokenOutcome.Issued) consented();
    }

    TokenOutcome refreshed(TokenOutcome.Issued from) {
        return endpoint.refresh(
                provider(),
                profile,
                from.refreshToken(),
                from.account() == null ? null : from.account().id(),
                () -> true);
    }

    TokenOutcome machine() {
        return endpoint.clientCredentials(provider(), TestProfiles.crm("tickets.read"), () -> true);
    }

    /** All that came; the log is written when the answer has left, which may be after we have it. */
    private List<Received> requestsTo(String place) {
        long limit = System.nanoTime() + 5_000_000_000L;
        while (demo.control().log(place).size() < demo.control().count(place) && System.nanoTime() < limit) {
            Thread.onSpinWait();
        }
        return demo.control().log(place).stream().map(Served::request).toList();
    }

    List<Received> tokenRequests() {
        return requestsTo("token");
    }

    Received lastRequestTo(String place) {
        List<Received> all = requestsTo(place);
        return all.get(all.size() - 1);
    }

    Received lastTokenRequest() {
        return lastRequestTo("token");
    }

    @Override
    public void close() {
        demo.close();
    }
}
