package io.evergrant.endpoint;

import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.endpoint.TokenOutcome.Kind;
import io.evergrant.endpoint.TokenOutcome.Refused;
import io.evergrant.endpoint.TokenOutcome.Remark;
import io.evergrant.endpoint.TokenOutcome.Unwell;
import io.evergrant.http.Answer;
import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the clocks of providers differ from ours, by the {@code Date} of their latest answers (RFC 9110 §6.6.1). It lets an
 * assertion bear their time, and says so where it is much; no token's life is ever counted by it.
 */
@ApplicationScoped
class ProviderClocks {
    /** Less is none: a {@code Date} has whole seconds, and our assertions begin 10 s ago. */
    private static final Duration NOTICED = Duration.ofSeconds(5);

    private static final Duration TOLD = Duration.ofSeconds(60);

    /** More is no clock that runs wrong, but a header that nobody keeps. */
    private static final Duration BELIEVED = Duration.ofDays(2);

    @Inject
    NodeClock clock;

    private final Map<String, Duration> ahead = new ConcurrentHashMap<>();

    /** An answer has just come from there. */
    void learn(URI from, Answer answer) {
        String date = answer.header("Date");
        if (date == null) {
            return;
        }
        try {
            Instant theirs = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip()))
                    .plusMillis(500);
            // written at some time while we waited
            Duration half = answer.took().dividedBy(2);
            Duration differs = Duration.between(clock.instant().minus(half), theirs);
            Duration unsure = half.compareTo(NOTICED) > 0 ? half : NOTICED;
            boolean real = differs.abs().compareTo(unsure) > 0 && differs.abs().compareTo(BELIEVED) < 0;
            ahead.put(origin(from), real ? differs : Duration.ZERO);
        } catch (DateTimeException e) {
            ahead.remove(origin(from)); // rubbish says nothing
        }
    }

    /** How far the clock there is ahead of ours; negative where it is behind, zero where nothing is known. */
    Duration ahead(URI there) {
        return ahead.getOrDefault(origin(there), Duration.ZERO);
    }

    /**
     * A token request, as far as clocks matter for it.
     *
     * @param ahead what was known of the clock there when it was made
     * @param errorsOfTime the errors that a wrong time in our assertions would get; none where it bore none
     */
    record Asked(URI there, String who, Duration ahead, Set<String> errorsOfTime) {}

    /**
     * The same answer, in the light of its {@code Date}: a difference of more than a minute is remarked, because one of the two
     * clocks is wrong; and where an assertion was refused that bore the wrong time, nothing else is proven wrong yet.
     */
    TokenAnswer applied(TokenAnswer answer, Asked asked) {
        Duration differs = ahead(asked.there());
        if (answer.outcome() instanceof Issued issued && differs.abs().compareTo(TOLD) > 0) {
            return new TokenAnswer(
                    issued.with(
                            new Remark(
                                    "clock_differs",
                                    "The clock of " + asked.who() + " is " + words(differs)
                                            + " ours. Assertions bear its time meanwhile; one of the two clocks should be set.")),
                    answer.idToken());
        }
        boolean wrong = differs.minus(asked.ahead()).abs().compareTo(NOTICED) > 0;
        return wrong
                        && answer.outcome() instanceof Refused refused
                        && asked.errorsOfTime().contains(refused.error())
                ? TokenAnswer.of(new Unwell(
                        Kind.CLOCK_DIFFERS,
                        refused.status(),
                        null,
                        true,
                        asked.who() + " refused an assertion of ours (" + refused.error() + "), and its clock is "
                                + words(differs) + " ours. The next assertion bears its time."))
                : answer;
    }

    /** {@code 3 min 12 s ahead of}. */
    static String words(Duration differs) {
        Duration by = differs.abs();
        String text = by.toSecondsPart() + " s";
        text = by.toMinutes() > 0 ? by.toMinutesPart() + " min " + text : text;
        text = by.toHours() > 0 ? by.toHours() + " h " + text : text;
        return text + (differs.isNegative() ? " behind" : " ahead of");
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
