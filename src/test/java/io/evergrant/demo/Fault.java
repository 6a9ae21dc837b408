package io.evergrant.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What shall go wrong with the next request at an endpoint: a JSON object over HTTP, these words in Java.
 * {@code Fault.at("token").grantType("refresh_token").status(503).header("Retry-After", "7")}
 *
 * <p>Endpoints: authorize (the page), consent (its answer), token, revoke, userinfo, jwks, metadata, connect, api. What
 * replaces the answer happens before anything is issued or spent, unless {@link #afterCommit()}.
 */
public final class Fault {
    static final Fault NONE = new Fault(Map.of());

    private final Map<String, Object> json;

    Fault(Map<String, Object> json) {
        this.json = json;
    }

    public static Fault at(String endpoint) {
        return new Fault(Json.of("endpoint", endpoint));
    }

    private Fault with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(json);
        more.put(name, value);
        return new Fault(more);
    }

    /** Only where the request asks with this grant type. */
    public Fault grantType(String grantType) {
        return with("grantType", grantType);
    }

    /** Only where this client asks. */
    public Fault client(String id) {
        return with("client", id);
    }

    /** Only where the request has this parameter with this value. */
    public Fault where(String parameter, String value) {
        return with("where", Json.merge(Json.object(json, "where"), Json.of(parameter, value)));
    }

    /** Only where the request's assertion speaks for this subject. */
    public Fault assertionFor(String subject) {
        return with("assertionFor", subject);
    }

    /** For so many requests; one where nothing is said. */
    public Fault times(int times) {
        return with("times", times);
    }

    /** Until the faults are cleared. */
    public Fault always() {
        return with("times", -1);
    }

    /** What replaces, drops or holds does so when tokens are issued and spent already. */
    public Fault afterCommit() {
        return with("afterCommit", true);
    }

    public Fault delay(Duration delay) {
        return with("delay", delay.toString());
    }

    /** Waits for {@link Control#release()}. */
    public Fault hold() {
        return with("hold", true);
    }

    /** Closes the connection without an answer. */
    public Fault drop() {
        return with("drop", true);
    }

    public Fault status(int status) {
        return with("status", status);
    }

    public Fault header(String name, String value) {
        return with("headers", Json.merge(Json.object(json, "headers"), Json.of(name, value)));
    }

    public Fault body(String contentType, String body) {
        return header("Content-Type", contentType).with("body", body);
    }

    /** An error answer of OAuth; 400 where no status is given. */
    public Fault error(String code) {
        Fault fault = body("application/json", Json.write(Json.of("error", code, "error_description", "as told")));
        return json.containsKey("status") ? fault : fault.status(400);
    }

    /** RFC 7396 on the right answer: on its JSON, or on the parameters of its redirect. */
    public Fault merge(Map<String, Object> patch) {
        return with("merge", patch);
    }

    /** The right answer without these members. */
    public Fault without(String... members) {
        Map<String, Object> patch = new LinkedHashMap<>(Json.object(json, "merge"));
        for (String member : members) {
            patch.put(member, null);
        }
        return merge(patch);
    }

    /** RFC 7396 on the claims of the ID token. */
    public Fault idToken(Map<String, Object> patch) {
        return with("idToken", patch);
    }

    /** {@code none}: unsigned; {@code stranger}: signed with a key that is not published. */
    public Fault idTokenSignature(String how) {
        return with("idTokenSignature", how);
    }

    /** The right answer, form-encoded instead of JSON. */
    public Fault formEncoded() {
        return with("formEncoded", true);
    }

    /** Only so many bytes of the body; the connection ends there. */
    public Fault truncate(int bytes) {
        return with("truncate", bytes);
    }

    /** So long between any two bytes of the body. */
    public Fault slow(Duration perByte) {
        return with("slow", perByte.toString());
    }

    /** White space without end before the body's last character. */
    public Fault endless() {
        return with("endless", true);
    }

    boolean matches(Received request) {
        String grantType = Json.text(json, "grantType");
        String client = Json.text(json, "client");
        String subject = Json.text(json, "assertionFor");
        return request.endpoint().equals(Json.text(json, "endpoint"))
                && (grantType == null || grantType.equals(request.parameter("grant_type")))
                && (client == null || client.equals(request.client()))
                && Json.object(json, "where").entrySet().stream()
                        .allMatch(e -> e.getValue().equals(request.parameter(e.getKey())))
                && (subject == null || subject.equals(request.assertionSubject()));
    }

    int times() {
        return (int) Json.number(json, "times", 1);
    }

    boolean is(String what) {
        return Json.flag(json, what);
    }

    @Nullable
    Duration duration(String what) {
        String text = Json.text(json, what);
        return text == null ? null : Duration.parse(text);
    }

    /** The answer that stands in for the right one; null where none does. */
    @Nullable
    Answer instead() {
        if (!json.containsKey("status") && !json.containsKey("body")) {
            return null;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        Json.object(json, "headers").forEach((name, value) -> headers.put(name, String.valueOf(value)));
        return new Answer((int) Json.number(json, "status", 200), headers, Json.text(json, "body", ""));
    }

    /** The right answer, bent; replaced, where this happens after the commit. */
    Answer bend(Answer right) {
        Answer instead = is("afterCommit") ? instead() : null;
        if (instead != null) {
            return instead;
        }
        Answer answer = right.merged(Json.object(json, "merge"));
        for (Map.Entry<String, Object> header : Json.object(json, "headers").entrySet()) {
            answer = answer.with(header.getKey(), String.valueOf(header.getValue()));
        }
        return is("formEncoded")
                ? answer.withBody(Answer.form(Json.parse(answer.body())))
                        .with("Content-Type", "application/x-www-form-urlencoded")
                : answer;
    }

    Map<String, Object> idToken() {
        return Json.object(json, "idToken");
    }

    String idTokenSignature() {
        return Json.text(json, "idTokenSignature", "");
    }

    int truncate() {
        return (int) Json.number(json, "truncate", -1);
    }

    Map<String, Object> toJson() {
        return json;
    }
}
