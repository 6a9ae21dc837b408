package io.evergrant.notice;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice as people and programs see it.
 *
 * @param object what it is about: {@code provider google}, {@code grant crm · default}
 * @param title all in one line
 * @param text what happened, what stops, what to do, who can do it: a line each
 * @param page where it is mended
 * @param endedAt null while its cause lasts
 */
public record NoticeView(
        String id,
        Kind kind,
        Severity severity,
        String object,
        String title,
        String text,
        URI page,
        Instant at,
        @Nullable Instant endedAt,
        List<Delivered> deliveries) {
    /**
     * What became of it on one channel.
     *
     * @param channel {@code mail} or {@code webhook}
     * @param deliveredAt null where it was not
     * @param failure why the last try failed, or null where none did
     * @param nextTryAt null where nothing is tried any more
     */
    public record Delivered(
            String channel,
            @Nullable Instant deliveredAt,
            int tries,
            @Nullable String failure,
            @Nullable Instant failedAt,
            @Nullable Instant nextTryAt) {}
}
