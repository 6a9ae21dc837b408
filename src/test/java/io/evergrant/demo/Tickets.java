package io.evergrant.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the demo API is about: a few tickets. */
final class Tickets {
    private static final int MOST = 200;

    private final Clock clock;
    private final List<Map<String, Object>> tickets = new ArrayList<>();
    private long last;

    Tickets(Clock clock) {
        this.clock = clock;
        open("The coffee machine is on strike", "facilities");
        open("Printer prints in Comic Sans only", "it");
    }

    synchronized Map<String, Object> open(String title, String by) {
        Map<String, Object> ticket = Json.of(
                "id",
                ++last,
                "title",
                title,
                "state",
                "open",
                "openedBy",
                by,
                "openedAt",
                clock.instant().toString());
        tickets.add(ticket);
        if (tickets.size() > MOST) {
            tickets.remove(0);
        }
        return ticket;
    }

    synchronized List<Map<String, Object>> toJson() {
        return List.copyOf(tickets);
    }

    synchronized void load(List<Map<String, Object>> kept) {
        tickets.clear();
        tickets.addAll(kept);
        last = kept.stream().mapToLong(t -> Json.number(t, "id", 0)).max().orElse(0);
    }
}
