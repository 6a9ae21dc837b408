package io.evergrant.console;

import io.evergrant.grant.Grant;
import io.evergrant.grant.Grants;
import io.evergrant.grant.PastRenewal;
import io.evergrant.grant.PastRenewals;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The renewals of the grant whose page is shown, a page at a time. */
@Named
@RequestScoped
public class HistoryView {
    @Inject
    Grants grants;

    @Inject
    PastRenewals past;

    private final Rows<PastRenewal> rows = new Rows<>(this::count, this::load);
    private @Nullable String grant;

    @PostConstruct
    void read() {
        String profile = Addresses.parameter("profile");
        String subject = Addresses.parameter("subject");
        grant = profile == null || subject == null
                ? null
                : grants.find(profile, subject).map(Grant::id).orElse(null);
    }

    public Rows<PastRenewal> getRows() {
        return rows;
    }

    private long count() {
        return grant == null ? 0 : past.count(grant);
    }

    private List<PastRenewal> load(int offset, int limit) {
        return grant == null ? List.of() : past.page(grant, offset, limit);
    }

    /** {@code Renewed}, {@code Outcome unknown, try 3}. */
    public String outcome(PastRenewal one) {
        String outcome = Words.text("renewal." + one.outcome().wire());
        return one.tries() > 1 ? Words.text("renewal.try", outcome, one.tries()) : outcome;
    }

    /** How urgent it was: ok, warn or bad. */
    public String tone(PastRenewal one) {
        return switch (one.outcome()) {
            case RENEWED -> one.tries() > 1 ? "warn" : "ok";
            case REFUSED -> "bad";
            case UNWELL, UNKNOWN -> "warn";
        };
    }

    public String icon(PastRenewal one) {
        return switch (tone(one)) {
            case "ok" -> "pi-check-circle";
            case "bad" -> "pi-times-circle";
            default -> "pi-exclamation-triangle";
        };
    }

    /** {@code 412 ms}, {@code 6.9 s}; a dash where nobody knows. */
    public String took(PastRenewal one) {
        Long millis = one.durationMillis();
        if (millis == null) {
            return "–";
        }
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
