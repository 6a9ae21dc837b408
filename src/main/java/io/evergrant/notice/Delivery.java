package io.evergrant.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notice on its way through one channel. */
@Entity
@Table(name = "notice_delivery")
class Delivery {
    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration GIVEN_UP = Duration.ofDays(1);

    @Id
    private String id = UUID.randomUUID().toString();

    @Column
    private String notice = "";

    @Column
    private String channel = "";

    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    @Column
    private int tries;

    @Column(name = "delivered_at")
    private @Nullable Instant deliveredAt;

    private @Nullable String failure;

    @Column(name = "failed_at")
    private @Nullable Instant failedAt;

    protected Delivery() {}

    Delivery(String notice, String channel, Instant dueAt) {
        this.notice = notice;
        this.channel = channel;
        this.dueAt = dueAt;
    }

    /** @param remark what went wrong all the same, or empty */
    void delivered(String remark, Instant now) {
        deliveredAt = now;
        dueAt = null;
        if (!remark.isEmpty()) {
            failure = cut(remark);
            failedAt = now;
        }
    }

    /** Tried again, ever more seldom, for a day. */
    void failed(String why, Instant noticeAt, Instant now) {
        failure = cut(why);
        failedAt = now;
        Duration pause = FIRST.multipliedBy(1L << Math.min(10, Math.max(0, tries - 1)));
        dueAt = now.isBefore(noticeAt.plus(GIVEN_UP)) ? now.plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST) : null;
    }

    private static String cut(String text) {
        return text.length() <= 1000 ? text : text.substring(0, 999) + "…";
    }

    String id() {
        return id;
    }

    String notice() {
        return notice;
    }

    String channel() {
        return channel;
    }

    @Nullable
    Instant dueAt() {
        return dueAt;
    }

    int tries() {
        return tries;
    }

    NoticeView.Delivered view() {
        return new NoticeView.Delivered(channel, deliveredAt, tries, failure, failedAt, dueAt);
    }
}
