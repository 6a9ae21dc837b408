package io.evergrant.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Pauses that nobody was told of yet: one for a provider, however many grants it holds. */
@ApplicationScoped
@Transactional
class PauseCauses {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    List<Cause> providers(int limit) {
        return Row.read(
                entities.createNativeQuery("SELECT p.name, COALESCE(p.display_name, p.name), s.error_detail,"
                        + " s.error_remedy, (SELECT COUNT(*) FROM oauth_grant g WHERE g.provider = p.name), s.error_code"
                        + " FROM standing s JOIN provider p ON s.id = 'provider ' || p.name"
                        + " WHERE s.paused_at IS NOT NULL" + Holding.untold("'provider_paused ' || s.id")
                        + " ORDER BY s.paused_at LIMIT " + limit),
                row -> Cause.ofProvider(
                        Kind.PROVIDER_PAUSED, Severity.CRITICAL, row.text(0), text("provider", row.text(1), row)));
    }

    List<Cause> profiles(int limit) {
        return Row.read(
                entities.createNativeQuery("SELECT f.name, f.provider, s.error_detail, s.error_remedy,"
                        + " (SELECT COUNT(*) FROM oauth_grant g WHERE g.profile = f.name), s.error_code"
                        + " FROM standing s JOIN profile f ON s.id = 'profile ' || f.name"
                        + " WHERE s.paused_at IS NOT NULL" + Holding.untold("'profile_paused ' || s.id")
                        + Holding.untold("'provider_paused provider ' || f.provider")
                        + " ORDER BY s.paused_at LIMIT " + limit),
                row -> Cause.ofProfile(
                        Kind.PROFILE_PAUSED,
                        Severity.CRITICAL,
                        row.text(0),
                        row.text(1),
                        text("profile", row.text(0), row)));
    }

    private static String text(String what, String name, Row row) {
        long grants = row.number(4);
        return Words.lines(
                Words.coded(row.text(2), row.text(5)) + " The " + what + " " + name
                        + " is paused: no token is asked for.",
                "Calls with " + Words.grants(grants) + ", as access tokens end.",
                row.text(3) + " The pause ends when the " + what
                        + " is changed, by Resume on its page, or when a probe, every 15 minutes, succeeds.",
                "An administrator; an operator can resume.");
    }
}
