package io.evergrant.demo;

import com.nimbusds.jose.JOSEException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The demo provider and the demo API on one port of 127.0.0.1. */
public final class DemoServer implements AutoCloseable {
    static {
        // an answer leaves at once, not 40 ms later; read when the JDK's server is first used
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String issuer;
    private final DemoClock clock = new DemoClock();
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final DemoState state;
    private final Control control;
    private final DemoConnection connection;

    private DemoServer(int port, @Nullable Path stateFile, URI hub) throws IOException, JOSEException {
        server = HttpServer.create(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 1024);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        Behaviour behaviour = new Behaviour();
        state = new DemoState(stateFile, clock, behaviour);
        control = new Control(state, behaviour, faults, log, clock);
        connection = new DemoConnection(issuer, hub, state.clients);
        state.save();

        ClientChecks checks = new ClientChecks(state.clients, state.assertions, issuer);
        Authorize authorize = new Authorize(state, issuer, clock, behaviour);
        route("/authorize", "authorize", authorize);
        route("/token", "token", new TokenEndpoint(state, issuer, clock, checks));
        route("/revoke", "revoke", new Revocation(state.tokens, checks, issuer));
        route("/userinfo", "userinfo", new UserInfo(state.tokens));
        route("/jwks", "jwks", (request, fault) -> Answer.json(200, state.idTokens.published()));
        Metadata metadata = new Metadata(issuer, behaviour);
        route("/.well-known/openid-configuration", "metadata", metadata);
        route("/.well-known/oauth-authorization-server", "metadata", metadata);
        route("/api/", "api", new ProtectedApi(state.tokens, state.tickets));
        route("/connect", "connect", (request, fault) -> Answer.json(200, connection.toJson()));
        route("/control", "control", new ControlApi(control));
        route("/demo.css", "style", (request, fault) -> ConsentPage.style());
        route(
                "/",
                "front",
                (request, fault) -> request.uri().getPath().equals("/")
                        ? ConsentPage.front(issuer)
                        : Answer.json(404, Json.of("error", "not_found")));
        server.setExecutor(threads);
        server.start();
    }

    /**
     * @param port 0 for a free one
     * @param stateFile null where nothing shall outlive this server
     * @param hub where the hub is, whose redirect URI the first client has
     */
    public static DemoServer start(int port, @Nullable Path stateFile, URI hub) {
        try {
            return new DemoServer(port, stateFile, hub);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo cannot listen on port " + port, e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static DemoServer start(int port, @Nullable Path stateFile) {
        return start(port, stateFile, URI.create("http://localhost:9080"));
    }

    public String issuer() {
        return issuer;
    }

    public URI uri(String path) {
        return URI.create(issuer + path);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public Control control() {
        return control;
    }

    /** What a hub has to be told to use the demo. */
    public DemoConnection connection() {
        return connection;
    }

    private void route(String path, String endpoint, Handler handler) {
        server.createContext(path, http -> {
            try {
                serve(http, endpoint, handler);
            } finally {
                http.close();
            }
        });
    }

    private void serve(HttpExchange http, String endpoint, Handler handler) throws IOException {
        // a name that somebody else makes point here (DNS rebinding) opens nothing
        String host = String.valueOf(http.getRequestHeaders().getFirst("Host"));
        if (!host.equals("127.0.0.1:" + port()) && !host.equals("localhost:" + port())) {
            http.sendResponseHeaders(421, -1);
            return;
        }
        boolean answersConsent =
                endpoint.equals("authorize") && http.getRequestMethod().equals("POST");
        Received request = Received.read(http, answersConsent ? "consent" : endpoint, clock.instant());
        log.begin(request);
        boolean tokenLived = state.tokens.living(request.bearerToken()) != null;
        Fault fault = faults.take(request);
        int status = 0;
        long sent = 0;
        try {
            Answer answer = new Course(faults, state).run(request, fault, handler);
            if (answer != null) {
                status = answer.status();
                sent = Sender.send(http, answer, fault);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            log.end(new Served(request, clock.instant(), tokenLived, status, sent));
        }
    }

    /** Lets what is under way come to its end, for two seconds, and then closes. */
    public void drain() {
        server.stop(2);
        close();
    }

    /** Cuts what is under way. */
    @Override
    public void close() {
        faults.clear();
        server.stop(0);
        threads.shutdownNow();
    }
}
