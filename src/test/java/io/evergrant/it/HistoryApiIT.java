package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every attempt that has ended stands in the history of its grant: who asked, what came of it, after how many tries. */
class HistoryApiIT {
    private final Scene scene = Scene.set();
    private final String path = scene.grantPath() + "/history";

    private List<JsonObject> history(String query) {
        return items(scene.hub.get(path + query).expect(200));
    }

    private static List<JsonObject> items(Answer answer) {
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    @Test
    void aRenewalByAPersonIsTold() {
        scene.consent();
        assertThat(history("")).as("a consent is no renewal").isEmpty();
        scene.refresh().expect(200);
        assertThat(history("")).hasSize(1);
        JsonObject one = history("").get(0);
        assertThat(one.getString("askedBy")).isEqualTo("person");
        assertThat(one.getString("outcome")).isEqualTo("renewed");
        assertThat(one.getInt("tries")).isEqualTo(1);
        assertThat(one.getInt("durationMillis")).isBetween(0, 20_000);
        assertThat(one.getString("node")).isNotBlank();
        assertThat(one).doesNotContainKey("code");
    }

    @Test
    void failuresAreToldWithTheirCodeAndTheSuccessSaysHowManyTriesItTook() {
        scene.provider(Map.of("refreshRotation", "none"));
        scene.consent();
        scene.demo
                .control()
                .arm(Fault.at("token").grantType("refresh_token").status(500).always());
        scene.refresh().expectProblem(503, "provider_unavailable");
        JsonObject failed = history("?limit=1").get(0);
        assertThat(failed.getString("outcome")).isEqualTo("unknown");
        assertThat(failed.getString("code")).isEqualTo("server_error");
        scene.demo.control().heal();
        Await.until(
                "it is renewed",
                Duration.ofSeconds(30),
                () -> history("?limit=1").get(0).getString("outcome").equals("renewed"));
        JsonObject renewed = history("?limit=1").get(0);
        assertThat(renewed.getInt("tries")).isEqualTo(history("").size()).isGreaterThan(1);
    }

    @Test
    void theEndOfAGrantIsTheLastLine() {
        scene.consent();
        scene.demo
                .control()
                .arm(Fault.at("token")
                        .grantType("refresh_token")
                        .error("invalid_grant")
                        .always());
        scene.refresh().expectProblem(409, "consent_required");
        assertThat(history("").get(0).getString("outcome")).isEqualTo("refused");
        assertThat(history("").get(0).getString("code")).isEqualTo("invalid_grant");
    }

    @Test
    void theNewestComesFirstAndPagesFollowEachOther() {
        scene.consent();
        for (int i = 0; i < 3; i++) {
            scene.refresh().expect(200);
        }
        Answer first = scene.hub.get(path + "?limit=2").expect(200);
        assertThat(items(first)).hasSize(2);
        assertThat(items(first).get(0).getString("at"))
                .isGreaterThan(items(first).get(1).getString("at"));
        List<JsonObject> rest = history("?limit=2&after=" + first.text("next"));
        assertThat(rest).hasSize(1);
        assertThat(rest.get(0).getString("at")).isLessThan(items(first).get(1).getString("at"));
        scene.hub.get(path + "?after=yesterday").expectProblem(400, "invalid_request");
        scene.hub.get(path + "?limit=1001").expectProblem(400, "invalid_request");
    }

    @Test
    void itGoesWithTheGrant() {
        scene.consent();
        scene.refresh().expect(200);
        scene.hub.delete(scene.grantPath()).expect(204);
        scene.hub.get(path).expectProblem(404, "not_found");
        scene.consent();
        assertThat(history("")).isEmpty();
        scene.hub.as(null).get(path).expectProblem(401, "unauthorized");
    }

    @Test
    void onlyTheLatestStandOneByOne() {
        scene.consent();
        for (int i = 0; i < 155; i++) {
            scene.refresh().expect(200);
        }
        assertThat(history("?limit=1000")).hasSize(150);
    }
}
