package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import io.evergrant.demo.Served;
import io.evergrant.demo.Token;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Somebody is asked for consent again while a refresh is on its way: the provider has rotated, its answer is held. */
class ReconsentIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Scene scene = Scene.consented();
    private final String before = scene.accessToken();
    private CompletableFuture<Answer> refresh;

    @AfterEach
    void forget() {
        scene.demo.control().heal();
        scene.hub.delete(scene.grantPath());
    }

    /** The refresh's answer is held while this person comes back from the provider. */
    private String answers(Visitor person, boolean allows) {
        scene.demo
                .control()
                .arm(Fault.at("token").grantType("refresh_token").afterCommit().hold());
        refresh = CompletableFuture.supplyAsync(scene::refresh);
        Await.until("the answer is held", SOON, () -> scene.demo.control().held() == 1);
        Answer link = scene.ask(Map.of());
        URI uri = URI.create(link.text("consentUri"));
        Answer page = allows ? person.consents(uri) : person.denies(uri);
        assertThat(page.status()).isLessThan(500);
        return scene.hub.get("/api/consents/" + link.text("id")).expect(200).text("status");
    }

    /** What the provider had sent is stored, and is what the next refresh is made with. */
    private void theRefreshCounts() {
        String granted = scene.grant().text("grantedAt");
        scene.demo.control().release();
        assertThat(refresh.join().expect(200).text("status")).isEqualTo("active");
        assertThat(scene.accessToken()).isNotEqualTo(before);
        assertThat(scene.grant().text("grantedAt")).isEqualTo(granted);
        scene.refresh().expect(200);
        assertThat(scene.demo.control().reuses()).isZero();
        assertThat(scene.demo.control().count("revoke")).isZero();
    }

    @Test
    @DisplayName("F7 a re-consent that is denied while a refresh is on its way costs nothing")
    void denied() {
        assertThat(answers(new Visitor("ada"), false)).isEqualTo("denied");
        theRefreshCounts();
    }

    @Test
    @DisplayName("F7 a re-consent whose code is refused while a refresh is on its way costs nothing")
    void codeRefused() {
        scene.demo
                .control()
                .arm(Fault.at("token").grantType("authorization_code").error("invalid_grant"));
        assertThat(answers(new Visitor("ada"), true)).isEqualTo("failed");
        theRefreshCounts();
    }

    @Test
    @DisplayName("F7 a re-consent whose exchange breaks while a refresh is on its way costs nothing")
    void exchangeBroken() {
        scene.demo
                .control()
                .arm(Fault.at("token")
                        .grantType("authorization_code")
                        .afterCommit()
                        .drop());
        assertThat(answers(new Visitor("ada"), true)).isEqualTo("failed");
        theRefreshCounts();
    }

    @Test
    @DisplayName("F7 a re-consent of another account while a refresh is on its way waits, and the old grant lives")
    void anotherAccount() {
        assertThat(answers(new Visitor("grace"), true)).isEqualTo("awaiting_confirmation");
        theRefreshCounts();
    }

    @Test
    @DisplayName(
            "F7 a re-consent that succeeds while a refresh is on its way wins, and the late answer changes nothing")
    void succeeded() {
        assertThat(answers(new Visitor("ada"), true)).isEqualTo("completed");
        String consented = scene.accessToken();
        assertThat(consented).isNotEqualTo(before);
        String grant = scene.grant().body();
        scene.demo.control().release();
        refresh.join();
        SteppedHub.awaitTicks(scene.hub);
        assertThat(scene.accessToken()).isEqualTo(consented);
        assertThat(scene.grant().body()).isEqualTo(grant);
        scene.refresh().expect(200);
        List<Served> sent = scene.demo.control().log("token");
        assertThat(family(sent.get(sent.size() - 1).request().parameter("refresh_token")))
                .as("the new consent's refresh token was sent")
                .isEqualTo(family(consented));
        assertThat(scene.demo.control().reuses()).isZero();
        assertThat(scene.demo.control().count("revoke")).isZero();
    }

    private String family(String token) {
        return scene.demo.control().tokens().stream()
                .filter(t -> t.value().equals(token))
                .map(Token::family)
                .findFirst()
                .orElseThrow();
    }
}
