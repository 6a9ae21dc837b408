package io.evergrant.it;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A node that is killed now and then, and remembers when it was down. */
final class MortalNode implements AutoCloseable {
    /** From a kill until the node is ready again. */
    private record Down(Instant from, Instant to) {}

    final String name;
    private final LibertyServer server;
    private final List<Down> past = new CopyOnWriteArrayList<>();
    private volatile Instant downSince = Instant.MIN;

    MortalNode(String name, LibertyServer server) {
        this.name = name;
        this.server = server.with("EVERGRANT_NODE", name);
    }

    String base() {
        return server.base();
    }

    MortalNode start() {
        server.start();
        past.add(new Down(downSince, Instant.now()));
        downSince = Instant.MAX;
        return this;
    }

    void kill() {
        downSince = Instant.now();
        server.kill();
    }

    /** Whether it is ready. */
    boolean isUp() {
        return downSince.equals(Instant.MAX);
    }

    /** Whether it was ready all the time between the two. */
    boolean wasUp(Instant from, Instant to) {
        return to.isBefore(downSince) && past.stream().noneMatch(d -> from.isBefore(d.to()) && to.isAfter(d.from()));
    }

    @Override
    public void close() {
        server.close();
    }
}
