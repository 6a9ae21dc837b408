package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class ResumeIT {
    private static final int GRANTS = 6;
    private static final int ROUNDS = 15;

    private final Scene scene = Scene.set();
    private final String provider = "/api/providers/" + scene.name;

    @Test
    @DisplayName("P19 a person's Resume is never the victim of the renewals that it lets go on")
    void resumeIsNeverAVictim() throws Exception {
        scene.provider(Map.of("concurrency", GRANTS));
        for (int i = 0; i < GRANTS; i++) {
            List<String> tokens = scene.demo.control().consented(scene.name, "person-" + i, List.of("tickets.read"));
            tokens.forEach(Secrets::used);
            scene.hub
                    .put(grant(i), Map.of("refreshToken", tokens.get(0), "accessToken", tokens.get(1)))
                    .expectSaved();
        }
        scene.demo
                .control()
                .arm(Fault.at("token").status(401).error("invalid_client").always());
        Map<Integer, Integer> refreshed = new ConcurrentHashMap<>();
        Map<Integer, Integer> resumed = new ConcurrentHashMap<>();
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < GRANTS; i++) {
            String refresh = grant(i) + "/refresh";
            all.add(() -> repeated(refreshed, () -> scene.hub.post(refresh)));
        }
        for (int i = 0; i < 3; i++) {
            all.add(() -> repeated(resumed, () -> scene.hub.post(provider + "/resume")));
        }
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        for (Future<Void> one : threads.invokeAll(all)) {
            one.get();
        }
        threads.shutdown();
        assertThat(resumed).containsOnlyKeys(200);
        assertThat(refreshed).doesNotContainKey(500);
        scene.demo.control().heal();
        scene.hub.post(provider + "/resume").expectSaved();
        for (int i = 0; i < GRANTS; i++) {
            String mine = grant(i);
            Await.until(
                    "each goes on",
                    Duration.ofSeconds(60),
                    () -> "active".equals(scene.hub.get(mine).text("status")));
        }
    }

    private String grant(int i) {
        return "/api/profiles/" + scene.name + "/grants/person-" + i;
    }

    private static Void repeated(Map<Integer, Integer> statuses, Callable<Answer> request) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            statuses.merge(request.call().status(), 1, Integer::sum);
        }
        return null;
    }
}
