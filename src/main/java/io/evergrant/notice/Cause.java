package io.evergrant.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What someone should be told of, once until it ends.
 *
 * @param stage days ahead, where it is told ahead; else 0
 * @param day the day that it is about, or null
 * @param object in the audit's words: {@code provider google}, {@code grant crm · default}
 * @param subject the grant, or null where it is about more than one
 * @param page the path of the page that mends it
 */
record Cause(
        Kind kind,
        Severity severity,
        int stage,
        @Nullable Instant day,
        String object,
        String provider,
        @Nullable OneGrant subject,
        String page,
        String text) {
    /** A grant as one person's consent made it: the next consent is another. */
    record OneGrant(String id, long generation) {}

    static Cause ofProvider(Kind kind, Severity severity, String provider, String text) {
        return new Cause(
                kind, severity, 0, null, "provider " + provider, provider, null, "/providers/" + provider, text);
    }

    static Cause ofProfile(Kind kind, Severity severity, String profile, String provider, String text) {
        return new Cause(kind, severity, 0, null, "profile " + profile, provider, null, "/profiles/" + profile, text);
    }

    static Cause ofGrant(Kind kind, String profile, String subject, String provider, OneGrant grant, String text) {
        return new Cause(
                kind,
                Severity.CRITICAL,
                0,
                null,
                "grant " + profile + " · " + subject,
                provider,
                grant,
                "/profiles/" + profile + "/grants/" + Words.segment(subject),
                text);
    }

    /** The same, told ahead of a day. */
    Cause ahead(int daysBefore, Instant named) {
        return new Cause(kind, Ahead.severity(daysBefore), daysBefore, named, object, provider, subject, page, text);
    }

    /** The cause's name, unique while its notice stands for it; the queries write the same. */
    String held() {
        return kind.wire() + " " + (subject == null ? object : subject.id() + "/" + subject.generation());
    }
}
