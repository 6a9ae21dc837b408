package io.evergrant.grant;

import io.evergrant.node.NodeClock.Slow;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * While the clock works off a backward step of the database's time, what is planned comes late by what was held back since:
 * a token would end first. Of each time that it ran slowly, {@code until - min(max(planned_at, from), until)} was held back
 * after the plan was made. Said in SQL, because what is due is asked for by an index.
 *
 * @param slows when the clock ran slowly, the last time last
 */
record Lateness(List<Slow> slows) {
    /** To be or-ed to a comparison of the attempt {@code a}'s due time; empty where the clock has run evenly. */
    String condition() {
        if (slows.isEmpty()) {
            return "";
        }
        String held = " + LEAST(GREATEST(?, ?), ?)".repeat(slows.size());
        String values = IntStream.range(0, slows.size())
                .mapToObj(i -> ", a.plannedAt, :from" + i + ", :until" + i)
                .collect(Collectors.joining());
        return " OR a.dueAt <= :latest AND a.plannedAt < :lastUntil AND SQL('?" + held + "', a.dueAt" + values
                + ") <= :sum";
    }

    /** @param now in epoch milliseconds */
    void set(Query query, long now) {
        if (slows.isEmpty()) {
            return;
        }
        long most = 0;
        long sum = now;
        for (int i = 0; i < slows.size(); i++) {
            Slow slow = slows.get(i);
            most += slow.until() - slow.from();
            sum += slow.until();
            query.setParameter("from" + i, slow.from()).setParameter("until" + i, slow.until());
        }
        query.setParameter("latest", Instant.ofEpochMilli(now + most))
                .setParameter(
                        "lastUntil",
                        Instant.ofEpochMilli(slows.get(slows.size() - 1).until()))
                .setParameter("sum", sum);
    }
}
