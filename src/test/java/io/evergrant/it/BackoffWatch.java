package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Sees that a grant that fails is not sent again before the hub itself said that it would be: one request a step. */
final class BackoffWatch {
    private static final Duration CLOCKS = Duration.ofMillis(100);

    private final TimeTravel time;
    private final Throng throng;
    private final Map<String, Instant> announced = new HashMap<>();
    private Instant looked = Instant.MIN;

    BackoffWatch(TimeTravel time, Throng throng) {
        this.time = time;
        this.throng = throng;
    }

    void look() {
        for (Traffic.Refresh refresh :
                Traffic.at(throng.scene).between(looked, time.now()).all()) {
            Instant next = announced.remove(refresh.account());
            assertThat(next == null || !refresh.at().isBefore(next.minus(CLOCKS)))
                    .as("%s was sent at %s, and not before %s", refresh.account(), refresh.at(), next)
                    .isTrue();
        }
        announced.clear();
        for (JsonObject grant : throng.grants()) {
            if (grant.getInt("failures") > 0 && grant.containsKey("nextRefreshAt") && !grant.isNull("nextRefreshAt")) {
                announced.put(grant.getString("subject"), Instant.parse(grant.getString("nextRefreshAt")));
            }
        }
        looked = time.now();
    }
}
