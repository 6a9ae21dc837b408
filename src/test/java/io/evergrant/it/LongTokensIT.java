package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** F24: nothing of a token is cut, and nothing is asked for at a refresh that was not granted. */
class LongTokensIT {
    private static final int LENGTH = 16 * 1024;

    /** An ID token vouches for the access token that it came with, and ours is another. */
    private static final Map<String, Object> WITHOUT_IDENTITY = Map.of("scopes", List.of("tickets.read"));

    private final Scene scene = Scene.set().provider(Map.of("refreshRotation", "none"));

    private static String big(String kind) {
        String random = Secrets.random(kind);
        return random + "x".repeat(LENGTH - random.length());
    }

    private List<String> sent(String parameter) {
        Await.until(
                "all is logged",
                Duration.ofSeconds(60),
                () -> scene.demo.control().log("token").size() == scene.tokenRequests());
        return scene.demo.control().log("token").stream()
                .map(served -> served.request().parameter(parameter))
                .toList();
    }

    @Test
    @DisplayName("F24 access and refresh tokens of 16 KB come back as they went in, from the database too")
    void longTokensComeBackWhole() {
        String access = big("access");
        String refresh = big("refresh");
        scene.profile(WITHOUT_IDENTITY);
        scene.demo.control().arm(Fault.at("token").merge(Map.of("access_token", access, "refresh_token", refresh)));
        scene.consent();
        assertThat(scene.accessToken()).isEqualTo(access);
        scene.provider(Map.of("refreshRotation", "none", "concurrency", 5)); // this node's memory forgets it
        assertThat(scene.accessToken()).isEqualTo(access);
        scene.demo
                .control()
                .arm(Fault.at("token")
                        .status(200)
                        .body(
                                "application/json",
                                "{\"access_token\":\"" + access
                                        + "2\",\"token_type\":\"Bearer\",\"expires_in\":3600}"));
        scene.refresh().expect(200);
        assertThat(sent("refresh_token")).element(1).isEqualTo(refresh);
        assertThat(scene.accessToken()).isEqualTo(access + "2");
    }

    @Test
    @DisplayName("F24 a refresh asks for no scope; what was granted is kept, and compared with what was asked for")
    void theGrantedScopeCounts() {
        scene.demo.control().arm(Fault.at("token").merge(Map.of("scope", "openid tickets.read")));
        scene.consent();
        granted("openid tickets.read", "[\"openid\",\"tickets.read\"]");
        assertThat(scene.grant().body()).contains("scope_missing", "tickets.write");
        scene.demo.control().arm(Fault.at("token").without("scope"));
        scene.refresh().expect(200);
        granted("openid tickets.read", "[\"openid\",\"tickets.read\"]");
        scene.refresh().expect(200);
        granted("openid tickets.read tickets.write", "[\"openid\",\"tickets.read\",\"tickets.write\"]");
        assertThat(scene.grant().body()).doesNotContain("scope_missing");
        assertThat(sent("scope")).hasSize(3).containsOnlyNulls();
    }

    private void granted(String handedOut, String kept) {
        assertThat(scene.token("").expect(200).text("scope")).isEqualTo(handedOut);
        assertThat(scene.grant().json().getJsonArray("scopes").toString()).isEqualTo(kept);
    }
}
