package io.evergrant.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came in, and what it got. */
final class RequestLog {
    private static final int MOST = 20_000;

    private final Deque<Served> served = new ArrayDeque<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private int inFlight;
    private int mostInFlight;

    /** Counted when it comes: {@code token}, {@code token:refresh_token}. */
    synchronized void begin(Received request) {
        count(request.endpoint());
        if (request.endpoint().equals("token")) {
            count("token:" + request.parameter("grant_type"));
            mostInFlight = Math.max(mostInFlight, ++inFlight);
        }
    }

    /** Counted when it goes: {@code api:401}. */
    synchronized void end(Served call) {
        count(call.request().endpoint() + ":" + call.status());
        if (call.request().endpoint().equals("token")) {
            inFlight--;
        }
        served.addLast(call);
        if (served.size() > MOST) {
            served.removeFirst();
        }
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    synchronized int inFlight() {
        return inFlight;
    }

    synchronized int mostInFlight() {
        return mostInFlight;
    }

    synchronized List<Served> list() {
        return List.copyOf(served);
    }

    synchronized void clear() {
        served.clear();
        counts.clear();
        mostInFlight = inFlight;
    }
}
