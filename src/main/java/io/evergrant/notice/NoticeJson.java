package io.evergrant.notice;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A notice as the webhook gets it. */
final class NoticeJson {
    private NoticeJson() {}

    static JsonObject of(NoticeView notice) {
        return Json.createObjectBuilder()
                .add("id", notice.id())
                .add("kind", notice.kind().wire())
                .add("severity", notice.severity().wire())
                .add("object", notice.object())
                .add("title", notice.title())
                .add("text", notice.text())
                .add("page", notice.page().toString())
                .add("at", time(notice.at()))
                .add("endedAt", notice.endedAt() == null ? JsonValue.NULL : Json.createValue(time(notice.endedAt())))
                .build();
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
