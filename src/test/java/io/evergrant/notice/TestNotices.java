package io.evergrant.notice;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Notices to send. */
final class TestNotices {
    private TestNotices() {}

    static NoticeView titled(String title) {
        return new NoticeView(
                "5c1a7f60-0000-4000-8000-000000000001",
                Kind.PROVIDER_PAUSED,
                Severity.CRITICAL,
                "provider acme",
                title,
                Words.lines("Acme “refused” us.", "Calls.", "Mend it.", "An administrator."),
                URI.create("https://grants.example.com/providers/acme"),
                Instant.parse("2026-11-30T09:15:00Z"),
                null,
                List.of());
    }
}
