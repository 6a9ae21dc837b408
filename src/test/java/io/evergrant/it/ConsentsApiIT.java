package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A consent link from its making to its end, as a browser without a screen walks it. */
class ConsentsApiIT {
    private final Scene scene = Scene.set();
    private final Hub hub = scene.hub;

    private Answer link(Map<String, ?> members) {
        Answer link = scene.ask(members);
        assertThat(link.text("status")).isEqualTo("pending");
        return link;
    }

    private static URI uri(Answer link) {
        return URI.create(link.text("consentUri"));
    }

    private Answer end(Answer link) {
        return hub.get("/api/consents/" + link.text("id")).expect(200);
    }

    @Test
    void aLinkLeadsToATokenAndIsSpentByIt() {
        Answer link = link(Map.of("purpose", "to read your tickets"));
        assertThat(link.text("consentUri")).startsWith(hub.base() + "/consent/");
        assertThat(link.text("expiresAt")).isNotNull();
        Visitor ada = new Visitor("ada");
        assertThat(ada.open(uri(link)).expect(200).body()).contains("to read your tickets", "tickets.read");
        assertThat(scene.demo.control().count("authorize")).isZero();
        ada.consents(uri(link)).expect(200);
        assertThat(end(link).text("status")).isEqualTo("completed");
        assertThat(scene.token("").expect(200).text("token_type")).isEqualToIgnoringCase("bearer");
        assertThat(ada.open(URI.create(uri(link) + "/start")).status()).isBetween(400, 499);
        assertThat(scene.tokenRequests()).isEqualTo(1);
    }

    @Test
    void aDeniedConsentSaysSo() {
        Answer link = link(Map.of());
        Answer page = new Visitor("ada").denies(uri(link));
        assertThat(page.status()).isLessThan(500);
        assertThat(end(link).text("status")).isEqualTo("denied");
        assertThat(end(link).text("error.remedy")).isNotBlank();
        assertThat(scene.tokenRequests()).isZero();
    }

    @Test
    @DisplayName("F25 K2 a forged callback is 400 and sends nothing")
    void aForgedCallbackIsRefused() {
        String callback = hub.base() + "/oauth/callback/" + scene.name;
        assertThat(new Visitor("eve").open(URI.create(callback)).status()).isEqualTo(400);
        assertThat(new Visitor("eve")
                        .open(URI.create(callback + "?code=c&state=forged&iss=x"))
                        .status())
                .isEqualTo(400);
        assertThat(scene.tokenRequests()).isZero();
    }

    @Test
    @DisplayName("F25 A10 A11 the callback works only in the browser that began, whoever made the link")
    void theCallbackWorksOnlyInTheBrowserThatBegan() {
        Answer link = link(Map.of());
        Visitor ada = new Visitor("ada");
        URI callback = ada.allows(ada.starts(uri(link)));
        assertThat(new Visitor("eve").open(callback).status()).isEqualTo(403);
        assertThat(end(link).text("status")).isEqualTo("failed");
        assertThat(scene.tokenRequests()).isZero();
    }

    @Test
    @DisplayName("F25 K4 an answer in another issuer's name is refused")
    void anotherIssuersAnswerIsRefused() {
        Answer link = link(Map.of());
        scene.demo.control().arm(Fault.at("consent").merge(Map.of("iss", "https://attacker.example")));
        assertThat(new Visitor("ada").consents(uri(link)).status()).isEqualTo(400);
        assertThat(end(link).text("status")).isEqualTo("failed");
        assertThat(scene.tokenRequests()).isZero();
    }

    @Test
    @DisplayName("F25 K6 a callback that is opened twice sends its code once")
    void aReplayedCallbackSendsNothing() {
        Answer link = link(Map.of());
        Visitor ada = new Visitor("ada");
        URI callback = ada.allows(ada.starts(uri(link)));
        ada.arrives(callback).expect(200);
        assertThat(ada.open(callback).status()).isLessThan(500);
        assertThat(scene.tokenRequests()).isEqualTo(1);
        assertThat(scene.token("").status()).isEqualTo(200);
    }

    @Test
    void aWithdrawnLinkIsOver() {
        Answer link = link(Map.of());
        assertThat(hub.delete("/api/consents/" + link.text("id")).status()).isIn(200, 204);
        assertThat(end(link).text("status")).isEqualTo("withdrawn");
        assertThat(new Visitor("ada").open(URI.create(uri(link) + "/start")).status())
                .isBetween(400, 499);
    }

    @Test
    void anotherAccountThanAskedForIsRefused() {
        scene.profile(Map.of());
        Answer link = link(Map.of("account", "grace"));
        Answer page = new Visitor("ada").consents(uri(link));
        assertThat(page.status()).isLessThan(500);
        assertThat(end(link).text("status")).isEqualTo("failed");
        scene.token("").expectProblem(409, "consent_required");
    }

    @Test
    @DisplayName("F25 K15 another account at a re-consent waits for an operator, and the old grant lives on")
    void anotherAccountWaitsForAnOperator() {
        scene.consent();
        String before = scene.accessToken();
        Answer link = link(Map.of());
        new Visitor("grace").consents(uri(link));
        assertThat(end(link).text("status")).isEqualTo("awaiting_confirmation");
        assertThat(scene.accessToken()).isEqualTo(before);
        hub.post("/api/consents/" + link.text("id") + "/confirmation").expectSaved();
        assertThat(end(link).text("status")).isEqualTo("completed");
        assertThat(scene.accessToken()).isNotEqualTo(before);
    }

    @Test
    void badWishesAreRefused() {
        String path = "/api/profiles/" + scene.name + "/consents";
        hub.post(path, Map.of("returnUri", "https://evil.example/")).expectProblem(400, "invalid_request");
        hub.post(path, Map.of("expiresIn", "tomorrow")).expectProblem(400, "invalid_request");
        hub.post(path, Map.of("subject", "a/b")).expectProblem(400, "invalid_request");
        hub.post(path, Map.of("colour", "red")).expectProblem(400, "invalid_request");
        hub.get("/api/consents/none").expectProblem(404, "not_found");
    }
}
