package io.evergrant.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What began and nobody was told of yet, a batch at a time; what says most first, because it keeps the rest quiet. */
@ApplicationScoped
class Causes {
    private static final int BATCH = 100;

    @Inject
    PauseCauses pauses;

    @Inject
    OutageCauses outages;

    @Inject
    GrantCauses grants;

    @Inject
    SecretCauses secrets;

    /** Each is asked for once the one before has been told. */
    List<Function<Instant, List<Cause>>> now() {
        return List.of(
                now -> pauses.providers(BATCH),
                now -> pauses.profiles(BATCH),
                now -> outages.all(now, BATCH),
                now -> grants.dead(BATCH));
    }

    /** What is known days ahead need not be looked for every few seconds. */
    List<Function<Instant, List<Cause>>> ahead() {
        return Ahead.STAGES.stream()
                .flatMap(stage -> Stream.<Function<Instant, List<Cause>>>of(
                        now -> grants.days(stage, now, BATCH), now -> secrets.ending(stage, now, BATCH)))
                .toList();
    }
}
