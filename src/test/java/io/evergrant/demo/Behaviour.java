package io.evergrant.demo;

import java.util.Map;
import java.util.function.Supplier;

/** The settings as they are now. */
final class Behaviour implements Supplier<Settings> {
    private volatile Settings settings = Settings.FIRST;

    @Override
    public Settings get() {
        return settings;
    }

    synchronized void change(Map<String, Object> changes) {
        settings = settings.with(changes);
    }

    void reset() {
        settings = Settings.FIRST;
    }
}
