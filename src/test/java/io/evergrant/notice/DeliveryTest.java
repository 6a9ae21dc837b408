package io.evergrant.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a notice is sent by one node at a time, and tried again for a day. */
class DeliveryTest {
    private final TestHub hub = new TestHub();

    @BeforeEach
    void furnish() {
        hub.provider("acme")
                .sql("UPDATE standing SET paused_at = 1 WHERE id = 'provider acme'")
                .look();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private NoticeView.Delivered delivered() {
        return hub.told().get(0).deliveries().get(0);
    }

    @Test
    void oneNodeSendsAtATime() {
        Delivery here = hub.due().get(0);
        Delivery there = hub.due().get(0);
        assertThat(hub.claim(here)).isTrue();
        assertThat(hub.claim(there)).isFalse();
        assertThat(hub.due()).isEmpty();
    }

    @Test
    void whatADeadNodeWasSendingIsSentByAnother() {
        hub.claim(hub.due().get(0));
        hub.time.step(Duration.ofMinutes(5));
        List<Delivery> due = hub.due();
        assertThat(due).hasSize(1);
        assertThat(hub.claim(due.get(0))).isTrue();
        hub.in(() -> hub.deliveries.delivered(due.get(0), ""));
        assertThat(hub.due()).isEmpty();
        assertThat(delivered().tries()).isEqualTo(2);
        assertThat(delivered().deliveredAt()).isEqualTo(hub.time.instant());
        assertThat(delivered().failure()).isNull();
    }

    @Test
    void isTriedAgainEverMoreSeldomForADay() {
        Instant first = hub.time.instant();
        int tries = 0;
        Duration pause = Duration.ZERO;
        while (!hub.due().isEmpty() || delivered().nextTryAt() != null) {
            Delivery due = hub.due().get(0);
            hub.claim(due);
            hub.in(() -> hub.deliveries.failed(due, "The webhook answered 500."));
            tries++;
            Instant next = delivered().nextTryAt();
            if (next != null) {
                Duration longer = Duration.between(hub.time.instant(), next);
                assertThat(longer).isBetween(pause, Duration.ofHours(1));
                pause = longer;
                hub.time.step(longer);
            }
        }
        assertThat(Duration.between(first, hub.time.instant())).isBetween(Duration.ofDays(1), Duration.ofHours(26));
        assertThat(tries).isBetween(25, 45);
        assertThat(delivered().failure()).isEqualTo("The webhook answered 500.");
        assertThat(delivered().deliveredAt()).isNull();
    }

    @Test
    void theSameCauseIsNotWrittenTwice() {
        Cause cause = Cause.ofProvider(Kind.PROVIDER_PAUSED, Severity.CRITICAL, "acme", "x");
        hub.in(() -> assertThat(hub.notices.begin(cause, List.of("mail"), hub.time.instant()))
                .isFalse());
        assertThat(hub.told()).hasSize(1);
        assertThat(delivered().tries()).isZero();
    }
}
