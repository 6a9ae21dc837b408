package io.evergrant.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults that wait for their requests, and the requests that are held. */
final class Faults {
    private record Gate(CountDownLatch latch, AtomicInteger held) {}

    private record Armed(Fault fault, AtomicInteger left) {}

    private final List<Armed> armed = new ArrayList<>();
    private final AtomicInteger held = new AtomicInteger();
    private final Map<Fault, Gate> gates = new IdentityHashMap<>();

    synchronized void arm(Fault fault) {
        armed.add(new Armed(fault, new AtomicInteger(fault.times())));
    }

    synchronized void clear() {
        armed.clear();
    }

    synchronized List<Map<String, Object>> list() {
        return armed.stream()
                .map(a -> Json.merge(a.fault.toJson(), Json.of("left", a.left.get())))
                .toList();
    }

    /** The first that matches, counted down. */
    synchronized Fault take(Received request) {
        for (Iterator<Armed> all = armed.iterator(); all.hasNext(); ) {
            Armed next = all.next();
            if (next.fault.matches(request)) {
                if (next.left.get() > 0 && next.left.decrementAndGet() == 0) {
                    all.remove();
                }
                return next.fault;
            }
        }
        return Fault.NONE;
    }

    /** Lets go whatever is held now, and stops holding. */
    synchronized void release() {
        armed.removeIf(a -> a.fault.is("hold"));
        gates.values().forEach(gate -> gate.latch.countDown());
        gates.clear();
    }

    /** The same for what one fault holds alone. */
    synchronized void release(Fault fault) {
        armed.removeIf(a -> a.fault == fault);
        Gate gate = gates.remove(fault);
        if (gate != null) {
            gate.latch.countDown();
        }
    }

    int held() {
        return held.get();
    }

    synchronized int held(Fault fault) {
        Gate gate = gates.get(fault);
        return gate == null ? 0 : gate.held.get();
    }

    void hold(Fault fault) throws InterruptedException {
        Gate mine;
        synchronized (this) {
            mine = gates.computeIfAbsent(fault, f -> new Gate(new CountDownLatch(1), new AtomicInteger()));
            mine.held.incrementAndGet();
            held.incrementAndGet();
        }
        try {
            mine.latch.await(10, TimeUnit.MINUTES);
        } finally {
            mine.held.decrementAndGet();
            held.decrementAndGet();
        }
    }

    static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
