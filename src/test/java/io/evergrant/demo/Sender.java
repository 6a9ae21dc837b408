package io.evergrant.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;

/** Sends an answer, whole or as spoilt as the fault says. */
final class Sender {
    /** An endless body ends here after all, for a client that never hangs up. */
    private static final long ENDLESS = 1L << 32;

    private Sender() {}

    /** @return how many bytes of the body left */
    static long send(HttpExchange http, Answer answer, Fault fault) throws IOException, InterruptedException {
        answer.headers().forEach((name, value) -> http.getResponseHeaders().add(name, value));
        byte[] body = answer.bytes();
        if (fault.is("endless")) {
            return endless(http, answer.status(), body);
        }
        Duration slow = fault.duration("slow");
        boolean bodiless = body.length == 0 || http.getRequestMethod().equals("HEAD");
        http.sendResponseHeaders(answer.status(), bodiless ? -1 : body.length);
        if (bodiless) {
            return 0;
        }
        int end = fault.truncate() < 0 ? body.length : Math.min(fault.truncate(), body.length);
        OutputStream out = http.getResponseBody();
        if (slow == null) {
            out.write(body, 0, end);
        } else {
            for (int i = 0; i < end; i++) {
                out.write(body, i, 1);
                out.flush();
                Faults.pause(slow);
            }
        }
        out.flush();
        return end;
    }

    private static long endless(HttpExchange http, int status, byte[] body) throws IOException {
        http.sendResponseHeaders(status, 0);
        OutputStream out = http.getResponseBody();
        out.write(body, 0, Math.max(0, body.length - 1));
        byte[] padding = new byte[1 << 16];
        Arrays.fill(padding, (byte) ' ');
        long sent = body.length;
        try {
            for (; sent < ENDLESS; sent += padding.length) {
                out.write(padding);
            }
        } catch (IOException hungUp) {
            // what a careful client does; how far it let us come stands in the log
        }
        return sent;
    }
}
