package io.evergrant.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What went wrong, why, and what a person can do; never holds a secret. */
@Embeddable
public class Fault {
    @Column(name = "error_code")
    private @Nullable String code;

    @Column(name = "error_detail")
    private @Nullable String detail;

    @Column(name = "error_remedy")
    private @Nullable String remedy;

    @Column(name = "error_at")
    private @Nullable Instant at;

    protected Fault() {}

    public Fault(String code, String detail, String remedy, Instant at) {
        this.code = code;
        this.detail = cut(detail);
        this.remedy = cut(remedy);
        this.at = at;
    }

    /** The provider's error code (RFC 6749 §5.2), or ours in the same manner. */
    public String code() {
        return code == null ? "" : code;
    }

    public String detail() {
        return detail == null ? "" : detail;
    }

    public String remedy() {
        return remedy == null ? "" : remedy;
    }

    public Instant at() {
        return at == null ? Instant.EPOCH : at;
    }

    private static String cut(String text) {
        return text.length() <= 1000 ? text : text.substring(0, 999) + "…";
    }
}
