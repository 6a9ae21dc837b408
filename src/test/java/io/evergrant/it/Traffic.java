package io.evergrant.it;

import io.evergrant.demo.Served;
import io.evergrant.demo.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The refreshes that a demo was asked for, by its own log and clock. */
record Traffic(List<Refresh> all) {
    /**
     * One request.
     *
     * @param account whose refresh token was sent
     * @param until when the answer had left
     * @param status 0 where there was none
     */
    record Refresh(String account, Instant at, Instant until, int status) {}

    static Traffic at(Scene scene) {
        Map<String, String> accounts = new HashMap<>();
        for (Token token : scene.demo.control().tokens()) {
            accounts.put(token.value(), token.account());
        }
        return new Traffic(scene.demo.control().log("token").stream()
                .filter(call -> "refresh_token".equals(call.request().parameter("grant_type")))
                .map(call -> refresh(call, accounts))
                .sorted(Comparator.comparing(Refresh::at))
                .toList());
    }

    private static Refresh refresh(Served call, Map<String, String> accounts) {
        String account = accounts.get(call.request().parameter("refresh_token"));
        return new Refresh(
                Objects.requireNonNullElse(account, "nobody"), call.request().at(), call.until(), call.status());
    }

    Traffic between(Instant from, Instant to) {
        return new Traffic(all.stream()
                .filter(r -> !r.at().isBefore(from) && r.at().isBefore(to))
                .toList());
    }

    Traffic failed() {
        return new Traffic(all.stream().filter(r -> r.status() != 200).toList());
    }

    /** As the asker sees it, who waits no longer than so. */
    Traffic givenUpAfter(Duration patience) {
        return new Traffic(all.stream()
                .map(r -> r.until().isBefore(r.at().plus(patience))
                        ? r
                        : new Refresh(r.account(), r.at(), r.at().plus(patience), r.status()))
                .toList());
    }

    int size() {
        return all.size();
    }

    List<String> accounts() {
        return all.stream().map(Refresh::account).toList();
    }

    /** How many there were for each account. */
    Map<String, Long> each() {
        Map<String, Long> counts = new HashMap<>();
        all.forEach(r -> counts.merge(r.account(), 1L, Long::sum));
        return counts;
    }

    /** The most that were under way at one time. */
    int mostInFlight() {
        record Edge(Instant at, int by) {}
        List<Edge> edges = new ArrayList<>();
        for (Refresh refresh : all) {
            edges.add(new Edge(refresh.at(), 1));
            edges.add(new Edge(refresh.until(), -1));
        }
        edges.sort(Comparator.comparing(Edge::at).thenComparing(Edge::by));
        int now = 0;
        int most = 0;
        for (Edge edge : edges) {
            now += edge.by();
            most = Math.max(most, now);
        }
        return most;
    }

    /** The most that began within so long. */
    long mostWithin(Duration window) {
        return all.stream()
                .mapToLong(first -> between(first.at(), first.at().plus(window)).size())
                .max()
                .orElse(0);
    }

    /** How long it was between one and the next, the first of them left out. */
    Stream<Duration> pauses() {
        return java.util.stream.IntStream.range(1, all.size())
                .mapToObj(i -> Duration.between(all.get(i - 1).at(), all.get(i).at()));
    }
}
