package io.evergrant.console;

import io.evergrant.grant.GrantList;
import io.evergrant.grant.GrantStatus;
import io.evergrant.grant.GrantView;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of grants, by the day a human is needed. */
@Named
@RequestScoped
public class GrantsView extends ListView<GrantView> {
    @Inject
    GrantList grants;

    @Inject
    Providers providers;

    @Inject
    Times times;

    private @Nullable String status;
    private @Nullable String provider;
    private @Nullable String within;
    private @Nullable LocalDate day;

    @Override
    protected long count() {
        return grants.count(filter());
    }

    @Override
    protected List<GrantView> load(int offset, int limit) {
        return grants.page(filter(), offset, limit);
    }

    private GrantList.Filter filter() {
        GrantList.Filter filter = new GrantList.Filter(
                status == null ? null : GrantStatus.of(status).orElse(null),
                null,
                provider,
                getText(),
                within == null ? null : times.getNow().plus(days(within)));
        return day == null ? filter : filter.between(midnight(day), midnight(day.plusDays(1)));
    }

    private Instant midnight(LocalDate date) {
        return date.atStartOfDay(times.getZone()).toInstant();
    }

    private static Duration days(String text) {
        return switch (text) {
            case "7", "30", "90" -> Duration.ofDays(Long.parseLong(text));
            default -> Duration.ZERO;
        };
    }

    @Override
    protected Map<String, @Nullable String> query() {
        Map<String, @Nullable String> query = super.query();
        query.put("status", status);
        query.put("provider", provider);
        query.put("within", within);
        query.put("day", getDay());
        return query;
    }

    public List<String> getStatuses() {
        return Arrays.stream(GrantStatus.values()).map(GrantStatus::wire).toList();
    }

    public List<String> getProviders() {
        return providers.after("", 1000).stream().map(Provider::name).toList();
    }

    public @Nullable String getStatus() {
        return status;
    }

    public void setStatus(@Nullable String status) {
        this.status = status == null || status.isEmpty() ? null : status;
    }

    public @Nullable String getProvider() {
        return provider;
    }

    public void setProvider(@Nullable String provider) {
        this.provider = provider == null || provider.isEmpty() ? null : provider;
    }

    /** A human is needed on this day of the reader's zone. */
    public @Nullable String getDay() {
        return day == null ? null : day.toString();
    }

    /** What is no day asks for none. */
    public void setDay(@Nullable String text) {
        try {
            day = text == null || text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            day = null;
        }
    }

    /** A human is needed within so many days; 0 for now. */
    public @Nullable String getWithin() {
        return within;
    }

    public void setWithin(@Nullable String within) {
        this.within = within == null || within.isEmpty() ? null : within;
    }
}
