package io.evergrant.message;

import io.evergrant.node.InstantConverter;
import io.evergrant.secret.Place;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One request that was sent, or was to be sent. Written once. */
@Entity
@Table(name = "rest_call")
public class Call {
    @Id
    private String id = "";

    @Column
    @Convert(converter = InstantConverter.class)
    private Instant at = Instant.EPOCH;

    @Column
    private String message = "";

    @Column
    private String method = "";

    @Column
    private String subject = "";

    private @Nullable String application;

    @Column(name = "sent_by")
    private String by = "";

    @Column
    private String uri = "";

    @Column
    private int status;

    @Enumerated(EnumType.STRING)
    @Column
    private Outcome outcome = Outcome.ANSWERED;

    @Column(name = "duration_millis")
    private long durationMillis;

    @Column(name = "request_bytes")
    private long requestBytes;

    @Column(name = "response_bytes")
    private long responseBytes;

    @Column(name = "token_renewed")
    private boolean tokenRenewed;

    @Column
    private int attempts;

    @Column
    private String node = "";

    private @Nullable String request;
    private @Nullable String response;

    protected Call() {}

    Call(Instant at, String node, Sending sending, String uri) {
        this.id = CallId.at(at);
        this.at = at;
        this.node = node;
        this.message = sending.message();
        this.method = sending.method();
        this.subject = sending.subject().value();
        this.application = sending.by().application();
        this.by = sending.by().name();
        this.uri = uri;
    }

    void sent(int times, long bytes, boolean renewed) {
        attempts = times;
        requestBytes = bytes;
        tokenRenewed = renewed;
    }

    void ended(Outcome how, int answerStatus, long bytes, Duration took) {
        outcome = how;
        status = answerStatus;
        responseBytes = bytes;
        durationMillis = took.toMillis();
    }

    void keep(@Nullable String sealedRequest, @Nullable String sealedResponse) {
        request = sealedRequest;
        response = sealedResponse;
    }

    @Nullable
    String sealedRequest() {
        return request;
    }

    @Nullable
    String sealedResponse() {
        return response;
    }

    Place place(String column) {
        return new Place("rest_call", column, id);
    }

    public String id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public String message() {
        return message;
    }

    public String method() {
        return method;
    }

    public String subject() {
        return subject;
    }

    public @Nullable String application() {
        return application;
    }

    public String by() {
        return by;
    }

    public String uri() {
        return uri;
    }

    /** The target's status, or null where none came. */
    public @Nullable Integer status() {
        return status == 0 ? null : status;
    }

    public Outcome outcome() {
        return outcome;
    }

    public long durationMillis() {
        return durationMillis;
    }

    public long requestBytes() {
        return requestBytes;
    }

    public long responseBytes() {
        return responseBytes;
    }

    public boolean tokenRenewed() {
        return tokenRenewed;
    }

    public int attempts() {
        return attempts;
    }

    public String node() {
        return node;
    }
}
