package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.demo.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** F8: a token is nobody's but theirs who asked for the same: grant, scope, resource, audience and every parameter. */
class FlightKeyIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Scene scene = Scene.set();

    private static Map<String, Object> machine(String member, Object value) {
        return Scene.with(
                Map.of("grantType", "client_credentials", "scopes", List.of("tickets.read")), Map.of(member, value));
    }

    private String token(String query) {
        return scene.hub
                .get("/api/profiles/" + query.replaceFirst("\\?|$", "/token?"))
                .expect(200)
                .text("access_token");
    }

    /** What the provider was asked, one text a request, in the order of the answers. */
    private List<String> asked() {
        Await.until(
                "all is logged", SOON, () -> scene.demo.control().log("token").size() == scene.tokenRequests());
        return scene.demo.control().log("token").stream()
                .map(served -> new TreeMap<>(served.request().parameters()).toString())
                .toList();
    }

    @Test
    @DisplayName("F8 requests that differ in scope, resource, audience, a parameter or the subject share no flight")
    void whatDiffersSharesNoFlight() {
        Map<String, Map<String, Object>> profiles = new LinkedHashMap<>();
        profiles.put(scene.name + "-plain", machine("scopes", List.of("tickets.read")));
        profiles.put(scene.name + "-scope", machine("scopes", List.of("tickets.write")));
        profiles.put(scene.name + "-a", machine("resources", List.of("https://a.example/")));
        profiles.put(scene.name + "-b", machine("resources", List.of("https://b.example/")));
        profiles.put(scene.name + "-audience", machine("audience", "https://c.example/"));
        profiles.put(scene.name + "-tenant1", machine("parameters", Map.of("tenant", "1")));
        profiles.put(scene.name + "-tenant2", machine("parameters", Map.of("tenant", "2")));
        profiles.forEach((name, members) -> scene.hub
                .put("/api/profiles/" + name, Scene.with(scene.validProfile(), members))
                .expectSaved());
        scene.demo.control().arm(Fault.at("token").delay(Duration.ofMillis(500)).always());

        List<String> queries = new ArrayList<>(profiles.keySet());
        queries.add(scene.name + "-plain?subject=someone");
        Map<String, List<CompletableFuture<String>>> flights = queries.stream()
                .collect(Collectors.toMap(
                        query -> query,
                        query -> List.of(
                                CompletableFuture.supplyAsync(() -> token(query)),
                                CompletableFuture.supplyAsync(() -> token(query)))));
        Set<String> tokens = new HashSet<>();
        flights.forEach((query, callers) -> {
            String mine = callers.get(0).join();
            assertThat(callers.get(1).join()).as(query).isEqualTo(mine);
            assertThat(token(query)).as("from memory: %s", query).isEqualTo(mine);
            tokens.add(mine);
        });
        assertThat(tokens).as("each its own").hasSize(queries.size());
        assertThat(asked()).hasSize(queries.size());
        assertThat(new HashSet<>(asked())).as("two subjects ask alike").hasSize(profiles.size());
    }

    @Test
    @DisplayName(
            "F8 a token of one tenant is not handed out when the profile asks for another, not even out of a flight")
    void whatIsAskedForNowIsWhatIsHandedOut() {
        tenant("1");
        String first = token(scene.name);
        tenant("2");
        String second = token(scene.name);
        assertThat(second).isNotEqualTo(first);
        assertThat(token(scene.name)).isEqualTo(second);

        tenant("3");
        scene.demo.control().arm(Fault.at("token").hold());
        CompletableFuture<String> early = CompletableFuture.supplyAsync(() -> token(scene.name));
        Await.until(
                "tenant 3 is being asked for", SOON, () -> scene.demo.control().held() == 1);
        tenant("4");
        CompletableFuture<String> late = CompletableFuture.supplyAsync(() -> token(scene.name));
        assertThatThrownBy(() -> late.get(1, TimeUnit.SECONDS))
                .as("one request at a time: it waits for the flight")
                .isInstanceOf(TimeoutException.class);
        scene.demo.control().release();
        assertThat(late.join()).isNotEqualTo(early.join());
        assertThat(token(scene.name)).isEqualTo(late.join());
        assertThat(asked())
                .extracting(request -> request.replaceAll(".*tenant=\\[(.)].*", "$1"))
                .containsExactly("1", "2", "3", "4");
        assertThat(scene.demo.control().mostInFlight()).isEqualTo(1);
    }

    private void tenant(String number) {
        scene.profile(machine("parameters", Map.of("tenant", number)));
    }
}
