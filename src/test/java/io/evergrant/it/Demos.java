package io.evergrant.it;

import io.evergrant.demo.DemoServer;
import io.evergrant.demo.Token;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every demo provider of the run: each remembers all tokens that it issued, and which were sent again. */
final class Demos {
    private static final List<DemoServer> ALL = new CopyOnWriteArrayList<>();

    private static final List<DemoServer> UNKNOWN = new CopyOnWriteArrayList<>();

    private Demos() {}

    static DemoServer start(String hub) {
        DemoServer demo = Run.stopAtTheEnd(DemoServer.start(0, null, URI.create(hub)));
        ALL.add(demo);
        Secrets.used(demo.connection().client().secret());
        return demo;
    }

    /** The hub has recorded that it does not know what became of a token here: it may send it once more. */
    static void outcomeUnknownAt(DemoServer demo) {
        UNKNOWN.add(demo);
    }

    static boolean unknown(Token token) {
        return UNKNOWN.stream().anyMatch(demo -> demo.control().tokens().contains(token));
    }

    static List<Token> tokens() {
        return ALL.stream().flatMap(demo -> demo.control().tokens().stream()).toList();
    }
}
