package io.evergrant.notice;

import java.util.Locale;

/** How soon someone should look. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
