package io.evergrant.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that needs a human.
 *
 * @param at by when; null for now
 * @param since of what needs one now: since when, or null where that is unknown
 * @param state as the REST API names it
 * @param profile of a grant; else null
 * @param subject of a grant; else null
 * @param provider of a provider whose page is the place to go; else null
 * @param consent whether renewing the consent is the cure
 */
public record Need(
        @Nullable Instant at,
        @Nullable Instant since,
        String what,
        String state,
        String whose,
        String why,
        String stops,
        @Nullable String profile,
        @Nullable String subject,
        @Nullable String provider,
        boolean consent) {}
