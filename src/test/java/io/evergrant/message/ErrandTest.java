package io.evergrant.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.client.GrantUnavailableException;
import io.evergrant.client.TestApi;
import io.evergrant.client.TestApi.Answer;
import io.evergrant.client.TestApi.Asked;
import io.evergrant.client.TestTokens;
import io.evergrant.egress.Egress;
import io.evergrant.http.OutboundClients;
import io.evergrant.http.TransportFailure;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrandTest {
    private final List<Duration> pauses = new ArrayList<>();
    private final OutboundClients clients = new OutboundClients(new Egress(true, Optional.empty()));
    private Function<Asked, Answer> answers = request -> Answer.of(200, "{}");
    private final TestApi api = new TestApi(request -> answers.apply(request));
    private TestTokens tokens = new TestTokens();
    private Retry retry = Retry.NONE;

    @AfterEach
    void close() {
        api.close();
    }

    private Errand errand(Authentication authentication, Method method) {
        MessageSettings message = TestMessages.message(api.uri("/t").toString(), authentication, method);
        MessageSettings retried = new MessageSettings(
                message.endpoint(),
                authentication,
                List.of(),
                Duration.ofSeconds(5),
                retry,
                LogLevel.BODIES,
                message.methods());
        Sending sending = TestMessages.sending(Map.of());
        return new Errand(
                retried, method, sending, Filling.of(retried, method, sending), tokens, clients, new AtOnce());
    }

    private Errand oauth(Method method) {
        return errand(Authentication.oauth2("crm"), method);
    }

    private final class AtOnce implements Errand.Pauses {
        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public Executor after(Duration pause) {
            pauses.add(pause);
            return this;
        }
    }

    private static Reply run(Errand errand) {
        return errand.run().toCompletableFuture().join();
    }

    private static Method post() {
        return TestMessages.post("/a", "application/json", "{\"a\":1}");
    }

    private static Answer unlessSecondToken(Asked request) {
        return request.header("Authorization").equals("Bearer token-2-abcdef")
                ? Answer.of(201, "{}")
                : Answer.of(401, "{}");
    }

    @Test
    @DisplayName("F1 the token goes in the Authorization header, and the request is the template's to the letter")
    void sendsWhatThePreviewShows() {
        Errand errand = oauth(post());

        assertThat(run(errand).status()).isEqualTo(200);
        Asked asked = api.asked().get(0);
        assertThat(asked.header("Authorization")).isEqualTo("Bearer token-1-abcdef");
        assertThat(asked.uri()).isEqualTo("/t/a");
        assertThat(asked.body()).isEqualTo("{\"a\":1}");
        assertThat(asked.header("Content-Type")).isEqualTo("application/json");
        assertThat(asked.header("Accept")).isEqualTo("*/*");
        assertThat(asked.header("User-Agent")).isEqualTo("Evergrant");
    }

    @Test
    @DisplayName("F5 a 401 renews once and repeats once, a POST too: nothing was done")
    void renewsOnce() {
        answers = ErrandTest::unlessSecondToken;
        Errand errand = oauth(post());

        assertThat(run(errand).status()).isEqualTo(201);
        assertThat(api.asked()).hasSize(2);
        assertThat(api.asked().get(1).body()).isEqualTo("{\"a\":1}");
        assertThat(errand.isRenewed()).isTrue();
        assertThat(errand.attempts()).isEqualTo(2);
    }

    @Test
    @DisplayName("R10 a 401 after the renewal is the caller's")
    void aSecond401IsTheCallers() {
        answers = request -> Answer.of(401, "{}");

        assertThat(run(oauth(post())).status()).isEqualTo(401);
        assertThat(api.asked()).hasSize(2);
        assertThat(tokens.rejections()).isEqualTo(1);
    }

    @Test
    void theSameTokenIsNotTriedTwice() {
        answers = request -> Answer.of(401, "{}");
        tokens.withoutSuccessor();
        Errand errand = oauth(post());

        assertThat(run(errand).status()).isEqualTo(401);
        assertThat(api.asked()).hasSize(1);
        assertThat(errand.isRenewed()).isFalse();
    }

    @Test
    @DisplayName("F6 403 insufficient_scope renews nothing")
    void forbiddenRenewsNothing() {
        answers = request -> new Answer(403, Map.of("WWW-Authenticate", "Bearer error=\"insufficient_scope\""), "");

        assertThat(run(oauth(post())).status()).isEqualTo(403);
        assertThat(tokens.rejections()).isZero();
    }

    @Test
    @DisplayName("F2 a final URL outside of the profile's origins is refused before any byte is sent")
    void refusesOtherOrigins() {
        tokens = new TestTokens(URI.create("https://api.example.com"));

        assertThatThrownBy(() -> run(oauth(post())))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(Errand.OriginDenied.class)
                .cause()
                .isInstanceOf(GrantUnavailableException.class)
                .hasMessageNotContaining("token-1");
        assertThat(api.asked()).isEmpty();
    }

    @Test
    @DisplayName("F4 R12 a redirect is not followed, so the token stays here")
    void followsNoRedirect() {
        answers =
                request -> new Answer(302, Map.of("Location", api.uri("/other").toString()), "");

        assertThat(run(oauth(TestMessages.get("/a"))).status()).isEqualTo(302);
        assertThat(api.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void whatMayPassIsRepeatedWhereThatDoesNoHarm(int status) {
        retry = new Retry(3, Duration.ofSeconds(1));
        answers = request -> Answer.of(status, "{}");

        assertThat(run(oauth(TestMessages.get("/a"))).status()).isEqualTo(status);
        assertThat(api.asked()).hasSize(3);
        assertThat(pauses).hasSize(2).allSatisfy(p -> assertThat(p).isLessThanOrEqualTo(Duration.ofSeconds(2)));
    }

    @Test
    void aPostIsNotRepeatedOnceItMayHaveActed() {
        retry = new Retry(3, Duration.ofSeconds(1));
        answers = request -> Answer.of(503, "{}");

        assertThat(run(oauth(post())).status()).isEqualTo(503);
        assertThat(api.asked()).hasSize(1);
    }

    @Test
    void aPostThatNobodyTookIsRepeated() {
        retry = new Retry(3, Duration.ofSeconds(1));
        Errand errand = oauth(post());
        api.close();

        Reply reply = run(errand);

        assertThat(reply.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(errand.attempts()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"7, 3", "61, 1", "1000000000, 1", "soon, 3"})
    @DisplayName("T35 Retry-After is obeyed, unless it asks for more patience than a caller has")
    void obeysRetryAfter(String retryAfter, int sent) {
        retry = new Retry(3, Duration.ofMillis(10));
        answers = request -> new Answer(503, Map.of("Retry-After", retryAfter), "");

        run(oauth(TestMessages.get("/a")));

        assertThat(api.asked()).hasSize(sent);
        if (retryAfter.equals("7")) {
            assertThat(pauses).containsOnly(Duration.ofSeconds(7));
        }
    }

    @Test
    @DisplayName("R9 an answer beyond the limit is cut, and the caller told")
    void cutsEndlessAnswers() {
        answers = request -> Answer.of(200, "x".repeat(Errand.MOST_BYTES + 1));

        Reply reply = run(oauth(TestMessages.get("/a")));

        assertThat(reply.failure())
                .isNotNull()
                .extracting(TransportFailure::kind)
                .isEqualTo(TransportFailure.Kind.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "PATCH", "OPTIONS", "POST"})
    void everyMethodLeavesWithAndWithoutABody(String name) {
        for (String body : new String[] {null, "{}"}) {
            Method method =
                    new Method("create", name, "/a", List.of(), List.of(), "application/json", body, null, List.of());
            assertThat(run(oauth(method)).status()).isEqualTo(200);
        }
        assertThat(api.asked()).extracting(Asked::method).containsExactly(name, name);
        assertThat(api.asked()).extracting(Asked::body).containsExactly("", "{}");
    }
}
