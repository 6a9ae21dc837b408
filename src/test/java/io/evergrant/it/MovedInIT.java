package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Settings.Rotation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Grants that were made elsewhere: a refresh token has one holder, and one that is known changes nothing. */
class MovedInIT {
    private static final List<String> SCOPES = List.of("openid", "tickets.read");

    private final Scene scene = Scene.set();

    @AfterEach
    void forget() {
        IntStream.range(0, 8).forEach(i -> scene.hub.delete(path("s" + i)));
    }

    private String path(String subject) {
        return "/api/profiles/" + scene.name + "/grants/" + subject;
    }

    private String refreshToken(String account) {
        List<String> tokens = scene.demo.control().consented(scene.name, account, SCOPES);
        tokens.forEach(Secrets::used);
        return tokens.get(0);
    }

    private Answer moveIn(String subject, String refreshToken) {
        return scene.hub.put(path(subject), Map.of("refreshToken", refreshToken));
    }

    private Answer refresh(String subject) {
        return scene.hub.post(path(subject) + "/refresh");
    }

    @Test
    @DisplayName("F1 one refresh token moved in under two subjects is refused, rotated or not")
    void twoSubjectsCannotHoldOneToken() {
        String token = refreshToken("ada");
        moveIn("s0", token).expectSaved();
        moveIn("s1", token).expectProblem(409, "conflict");
        refresh("s0").expect(200);
        refresh("s0").expect(200);
        moveIn("s1", token).expectProblem(409, "conflict");
        scene.hub.get(path("s1")).expectProblem(404, "not_found");
        refresh("s0").expect(200);
        assertThat(scene.demo.control().reuses()).isZero();
    }

    @Test
    @DisplayName("F1 one refresh token moved in under eight subjects at once has one holder")
    void whoeverComesFirstHoldsIt() {
        String token = refreshToken("ada");
        List<CompletableFuture<Answer>> asked = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> moveIn("s" + i, token)))
                .toList();
        List<Integer> statuses =
                asked.stream().map(a -> a.join().status()).sorted().toList();
        assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
    }

    @Test
    @DisplayName("F1 where the provider keeps its refresh tokens, two subjects may hold one")
    void twoSubjectsMayShareWhatIsKept() {
        scene.demo.control().rotation(Rotation.NONE);
        scene.provider(Map.of("refreshRotation", "none"));
        String token = refreshToken("ada");
        moveIn("s0", token).expectSaved();
        moveIn("s1", token).expectSaved();
        for (String subject : List.of("s0", "s1", "s0", "s1")) {
            refresh(subject).expect(200);
        }
    }

    @Test
    @DisplayName("F1 a move-in that is sent twice changes nothing, also when its token was rotated since")
    void theSecondMoveInChangesNothing() {
        String moved = refreshToken("ada");
        moveIn("s0", moved).expect(201);
        refresh("s0").expect(200);
        changesNothing(moved);
        String held = held();
        refresh("s0").expect(200);
        changesNothing(moved);
        changesNothing(held);
        changesNothing(held());
        refresh("s0").expect(200);
        assertThat(scene.demo.control().reuses()).isZero();
    }

    /** The refresh token that the provider gave last. */
    private String held() {
        return Secrets.used(scene.demo.control().tokens().stream()
                .filter(t -> t.kind() == io.evergrant.demo.Token.Kind.REFRESH && t.spentAt() == null)
                .findFirst()
                .orElseThrow()
                .value());
    }

    private void changesNothing(String token) {
        String before = scene.hub.get(path("s0")).expect(200).body();
        String access = access();
        int asked = scene.tokenRequests();
        assertThat(moveIn("s0", token).expect(200).body()).isEqualTo(before);
        assertThat(access()).isEqualTo(access);
        assertThat(scene.tokenRequests()).isEqualTo(asked);
    }

    private String access() {
        return scene.token("?subject=s0").expect(200).text("access_token");
    }

    @Test
    @DisplayName("F6 another account's grant moved in over a consent is renewed like any other")
    void anotherAccountsGrantReplacesAConsent() {
        scene.consent();
        assertThat(scene.grant().text("account")).contains("ada");
        moveIn("default", refreshToken("grace")).expect(200);
        assertThat(scene.grant().text("account")).isNull();
        refresh("default").expect(200);
        refresh("default").expect(200);
        assertThat(scene.demo.control().reuses()).isZero();
        scene.hub.delete(scene.grantPath()).expect(204);
    }
}
