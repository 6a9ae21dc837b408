package io.evergrant.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Pauses that are over at once, and noted. */
final class NotedPauses implements Errand.Pauses {
    final List<Duration> noted = new ArrayList<>();

    @Override
    public void execute(Runnable work) {
        work.run();
    }

    @Override
    public Executor after(Duration pause) {
        noted.add(pause);
        return this;
    }
}
