package io.evergrant.it;

import io.evergrant.demo.Served;
import io.evergrant.demo.Token;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a soak has come to: the callers' answers beside the providers' own log and the history that the hub keeps. */
final class Judgement {
    /** The hub's clock is the database's, read once a minute. */
    private static final Duration CLOCKS = Duration.ofSeconds(2);

    private final Herd herd;
    private final Hub hub;
    private final List<TokenCall> calls;
    private final Map<String, Token> issued = new HashMap<>();
    private final Map<String, List<Token>> accessTokens = new HashMap<>();
    private final Set<String> handedOut = new HashSet<>();
    private final Map<String, List<JsonObject>> histories = new HashMap<>();

    Judgement(Herd herd, Hub hub, List<TokenCall> calls) {
        this.herd = herd;
        this.hub = hub;
        this.calls = calls;
        for (Scene scene : herd.scenes) {
            List<Token> tokens = scene.demo.control().tokens();
            tokens.forEach(t -> issued.put(t.value(), t));
            accessTokens.putAll(tokens.stream()
                    .filter(t -> t.kind() == Token.Kind.ACCESS)
                    .collect(Collectors.groupingBy(t -> scene.name + " " + t.account())));
        }
        calls.stream().filter(TokenCall::isHandedOut).map(TokenCall::token).forEach(handedOut::add);
    }

    /** How many calls got a token. */
    long served() {
        return calls.stream().filter(TokenCall::isHandedOut).count();
    }

    /** Tokens that were past their end, by the provider's log, when the caller had them. */
    List<TokenCall> expired() {
        return calls.stream()
                .filter(TokenCall::isHandedOut)
                .filter(c -> !livedAt(issued.get(c.token()), c.answered()))
                .toList();
    }

    /** Tokens that were said to live longer than they do. */
    List<TokenCall> overstated() {
        return calls.stream()
                .filter(TokenCall::isHandedOut)
                .filter(c -> c.saidToEnd().isAfter(issued.get(c.token()).expiresAt()))
                .toList();
    }

    /** What was no token although the node was up, counted by kind. */
    Map<String, Long> failures() {
        return failed().collect(Collectors.groupingBy(this::explained, TreeMap::new, Collectors.counting()));
    }

    /** Calls without a token while the hub held one that lived. */
    List<TokenCall> withheld() {
        return failed().filter(this::heldALivingToken).toList();
    }

    private java.util.stream.Stream<TokenCall> failed() {
        return calls.stream().filter(c -> c.nodeWasUp() && !c.isHandedOut());
    }

    private String explained(TokenCall call) {
        return call.kind() + (heldALivingToken(call) ? " — WITH A TOKEN THAT LIVES" : " — no living token held");
    }

    /** From before the question until after the answer; what died on the way to the hub was never held. */
    private boolean heldALivingToken(TokenCall call) {
        return accessTokens.getOrDefault(key(call.scene(), call.subject()), List.of()).stream()
                .anyMatch(t -> t.issuedAt().plus(CLOCKS).isBefore(call.asked())
                        && livedAt(t, call.answered())
                        && wasHeld(t, call));
    }

    /** A token that was revoked later lived then. */
    private static boolean livedAt(Token token, Instant time) {
        return time.isBefore(token.expiresAt()) && (token.revokedAt() == null || time.isBefore(token.revokedAt()));
    }

    private boolean wasHeld(Token token, TokenCall call) {
        return handedOut.contains(token.value())
                || history(call.scene(), call.subject()).stream()
                        .filter(h -> h.getString("outcome").equals("renewed"))
                        .anyMatch(h -> within(token.issuedAt(), h));
    }

    private static boolean within(Instant time, JsonObject renewal) {
        Instant at = Instant.parse(renewal.getString("at"));
        return !time.isBefore(at.minus(CLOCKS))
                && time.isBefore(at.plusMillis(renewal.getInt("durationMillis")).plus(CLOCKS));
    }

    /** Refresh tokens that were sent after they had been rotated. */
    List<Token> reused() {
        return issued.values().stream().filter(t -> t.reused() > 0).toList();
    }

    /** Those that were sent again oftener than the hub has recorded an unknown outcome between the sendings. */
    List<Token> reusedWithoutReason() {
        return reused().stream().filter(t -> unknownOutcomes(t) < t.reused()).toList();
    }

    private long unknownOutcomes(Token token) {
        Scene scene = herd.scenes.stream()
                .filter(s -> s.name.equals(token.client()))
                .findAny()
                .orElseThrow();
        List<Instant> sent = scene.demo.control().log("token").stream()
                .map(Served::request)
                .filter(r -> token.value().equals(r.parameter("refresh_token")))
                .map(r -> r.at())
                .sorted()
                .toList();
        Instant first = sent.get(0).minusSeconds(5).minus(CLOCKS); // claimed 5 s before the request at most
        Instant last = sent.get(sent.size() - 1);
        return history(scene, token.account()).stream()
                .filter(h -> h.getString("outcome").equals("unknown"))
                .map(h -> Instant.parse(h.getString("at")))
                .filter(at -> at.isAfter(first) && at.isBefore(last))
                .count();
    }

    private List<JsonObject> history(Scene scene, String subject) {
        return histories.computeIfAbsent(
                key(scene, subject),
                k -> hub.get("/api/profiles/" + scene.name + "/grants/" + subject + "/history?limit=1000")
                        .expect(200)
                        .json()
                        .getJsonArray("items")
                        .getValuesAs(JsonObject.class));
    }

    private static String key(Scene scene, String subject) {
        return scene.name + " " + subject;
    }
}
