package io.evergrant.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Steers the demo and looks into it: in Java what {@code /control} is over HTTP. */
public final class Control {
    private final DemoState state;
    private final Behaviour behaviour;
    private final Faults faults;
    private final RequestLog log;
    private final DemoClock clock;

    Control(DemoState state, Behaviour behaviour, Faults faults, RequestLog log, DemoClock clock) {
        this.state = state;
        this.behaviour = behaviour;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
    }

    public Settings settings() {
        return behaviour.get();
    }

    /** For example {@code "rotation", "GRACE", "rotationGrace", "PT5S"}; names as in {@link Settings}. */
    public Control set(Object... namesAndValues) {
        behaviour.change(Json.of(namesAndValues));
        return this;
    }

    public Control accessTokenLifetime(Duration life) {
        return set("accessTokenLifetime", life.toString());
    }

    public Control rotation(Settings.Rotation rotation) {
        return set("rotation", rotation.name());
    }

    public Control consent(Settings.Consent consent) {
        return set("consent", consent.name());
    }

    /** The next request that fits meets it; several wait in line. */
    public Control arm(Fault fault) {
        faults.arm(fault);
        return this;
    }

    /** No more faults; what is held goes on. */
    public Control heal() {
        faults.clear();
        faults.release();
        return this;
    }

    /** Lets go what is held, and holds no more. */
    public Control release() {
        faults.release();
        return this;
    }

    /** Lets go what this fault holds, or would have held; what others hold stays. */
    public Control release(Fault fault) {
        faults.release(fault);
        return this;
    }

    /** How many requests this fault holds now. */
    public int held(Fault fault) {
        return faults.held(fault);
    }

    /** How many requests are held now. */
    public int held() {
        return faults.held();
    }

    public Control register(Client client) {
        state.clients.register(client);
        state.save();
        return this;
    }

    public Control unregister(String clientId) {
        state.clients.remove(clientId);
        state.save();
        return this;
    }

    /** Its own time runs ahead from now on: tokens die without waiting. */
    public Control advance(Duration by) {
        clock.advance(by);
        return this;
    }

    /** As if somebody had consented elsewhere: a refresh token and an access token, to be moved in. */
    public List<String> consented(String clientId, String account, List<String> scopes) {
        Authorization by = Authorization.of(client(clientId), account, scopes, clock.instant(), null);
        Tokens.Issue issue = state.tokens.issue(by, scopes, true);
        state.save();
        return List.of(issue.refresh().value(), issue.access().value());
    }

    private Client client(String id) {
        Client client = state.clients.find(id);
        if (client == null) {
            throw new IllegalArgumentException("There is no client " + id);
        }
        return client;
    }

    /** As if everybody had withdrawn their consent. */
    public Control revokeAll() {
        state.tokens.revokeAll();
        state.save();
        return this;
    }

    /** As if one person had withdrawn it. */
    public Control revokeFamily(String family) {
        state.tokens.revokeFamily(family);
        state.save();
        return this;
    }

    /** First settings, no faults, empty log; clients and tokens stay. */
    public Control reset() {
        heal();
        behaviour.reset();
        log.clear();
        return this;
    }

    /** All tokens that were issued in the last day, oldest first. */
    public List<Token> tokens() {
        return state.tokens.list();
    }

    /** How often a rotated refresh token was sent again. */
    public int reuses() {
        return tokens().stream().mapToInt(Token::reused).sum();
    }

    /** What came in and was answered (or dropped), oldest first. */
    public List<Served> log() {
        return log.list();
    }

    public List<Served> log(String endpoint) {
        return log.list().stream()
                .filter(call -> call.request().endpoint().equals(endpoint))
                .toList();
    }

    /** Counted as they come in: {@code token}, {@code token:refresh_token}; as they go: {@code api:401}. */
    public int count(String what) {
        return counts().getOrDefault(what, 0);
    }

    public Map<String, Integer> counts() {
        return log.counts();
    }

    /** How many token requests are under way now. */
    public int inFlight() {
        return log.inFlight();
    }

    /** The most token requests that were ever under way at once. */
    public int mostInFlight() {
        return log.mostInFlight();
    }

    List<Map<String, Object>> faults() {
        return faults.list();
    }

    List<Map<String, Object>> clients() {
        return state.clients.toJson();
    }
}
