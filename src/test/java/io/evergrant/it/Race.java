package io.evergrant.it;

import io.evergrant.demo.Control;
import io.evergrant.demo.Fault;
import io.evergrant.demo.Token;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One grant, and the three who are at it at once: each is led from step to step. */
final class Race {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Scene scene;
    private final Hub hub;
    private final Control demo;
    final String person;
    private final Visitor visitor;
    private final Fault answerToRefresh =
            Fault.at("token").grantType("refresh_token").afterCommit().hold();
    private final Fault answerToCode =
            Fault.at("token").grantType("authorization_code").afterCommit().hold();
    private final Fault revocation = Fault.at("revoke").hold();
    private CompletableFuture<Answer> refresh;
    private CompletableFuture<Answer> consent;
    private CompletableFuture<Answer> deletion;
    private URI callback;

    /** The family that the grant had when it was deleted. */
    String deleted;

    Race(Scene scene, String person) {
        this.scene = scene;
        this.person = person;
        hub = scene.hub;
        demo = scene.demo.control();
        visitor = new Visitor(person);
        visitor.consents(link()).expect(200);
        demo.arm(answerToRefresh).arm(answerToCode).arm(revocation);
    }

    private URI link() {
        return URI.create(scene.ask(Map.of("subject", person)).text("consentUri"));
    }

    String grant() {
        return "/api/profiles/" + scene.name + "/grants/" + person;
    }

    Answer token() {
        return hub.get("/api/profiles/" + scene.name + "/token?subject=" + person);
    }

    void run(Order order) {
        order.acts().forEach(this::run);
        demo.heal();
        hub.post("/api/overlay/steps").expect(200);
        List.of(refresh, consent, deletion).forEach(CompletableFuture::join);
    }

    private void run(Order.Act act) {
        switch (act) {
            case CLAIM -> {
                hub.post("/api/overlay/steps?hold=before-send").expect(200);
                refresh = begun(() -> hub.post(grant() + "/refresh"));
                await("the refresh is claimed", () -> refresh.isDone() || stepsHeld() > 0);
            }
            case SEND -> {
                hub.post("/api/overlay/steps").expect(200);
                await("the refresh is sent", () -> refresh.isDone() || demo.held(answerToRefresh) > 0);
            }
            case STORE -> finish(answerToRefresh, refresh);
            case BEGIN -> callback = visitor.allows(visitor.starts(link()));
            case EXCHANGE -> {
                consent = begun(() -> visitor.arrives(callback));
                await("the code is sent", () -> consent.isDone() || demo.held(answerToCode) > 0);
            }
            case KEEP -> finish(answerToCode, consent);
            case FORGET -> {
                deleted = family(token().expect(200).text("access_token"));
                deletion = begun(() -> hub.delete(grant()));
                await(
                        "the grant is forgotten, and the revocation on its way",
                        () -> deletion.isDone()
                                || demo.held(revocation) > 0
                                || demo.held(answerToCode) > 0
                                        && hub.get(grant()).status() == 404);
            }
            case REVOKE -> {
                await("the revocation is sent", () -> deletion.isDone() || demo.held(revocation) > 0);
                finish(revocation, deletion);
            }
        }
    }

    private int stepsHeld() {
        return hub.get("/api/overlay/steps").expect(200).json().getInt("held");
    }

    private void finish(Fault held, CompletableFuture<Answer> actor) {
        demo.release(held);
        await("it has ended", actor::isDone);
    }

    private static CompletableFuture<Answer> begun(Supplier<Answer> request) {
        return CompletableFuture.supplyAsync(request, task -> new Thread(task).start());
    }

    private static void await(String what, BooleanSupplier condition) {
        Await.until(what, SOON, condition::getAsBoolean);
    }

    String family(String token) {
        return demo.tokens().stream()
                .filter(t -> t.value().equals(token))
                .findFirst()
                .orElseThrow()
                .family();
    }

    /** The consents of this person of which anything lives at the provider. */
    List<String> livingFamilies() {
        return demo.tokens().stream()
                .filter(t -> person.equals(t.account()) && t.lives(Instant.now()))
                .map(Token::family)
                .distinct()
                .toList();
    }

    /** All consents of this person, oldest first. */
    List<String> families() {
        return demo.tokens().stream()
                .filter(t -> person.equals(t.account()))
                .map(Token::family)
                .distinct()
                .toList();
    }
}
