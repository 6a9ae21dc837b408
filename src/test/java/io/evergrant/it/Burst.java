package io.evergrant.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Many callers that ask at once, each on a connection of its own that is open already. They are one thread with a
 * selector: callers do not run on the hub's machine, so what they cost here must not be measured as the hub's.
 */
final class Burst implements AutoCloseable {
    private final Selector selector;
    private final List<Caller> callers = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
    private long began;

    /** One caller's answer, and how long after the first began to ask. */
    record Answer(int status, String body, long millis) {}

    private static final class Caller {
        private final SocketChannel channel;
        private final ByteBuffer request;
        private final StringBuilder read = new StringBuilder();
        private Answer answer;

        Caller(URI uri, String key) throws IOException {
            channel = SocketChannel.open(new InetSocketAddress(uri.getHost(), uri.getPort()));
            channel.configureBlocking(false);
            request = StandardCharsets.US_ASCII.encode("GET " + uri.getRawPath() + " HTTP/1.1\r\nHost: "
                    + uri.getAuthority() + "\r\nAuthorization: Bearer " + key + "\r\n\r\n");
        }
    }

    /** Connects one caller for each address. */
    Burst(List<URI> addresses, String key) {
        try {
            selector = Selector.open();
            for (URI uri : addresses) {
                Caller caller = new Caller(uri, key);
                callers.add(caller);
                caller.channel.register(selector, SelectionKey.OP_READ, caller);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All ask. */
    void send() {
        try {
            began = System.nanoTime();
            for (Caller caller : callers) {
                caller.channel.write(caller.request);
                if (caller.request.hasRemaining()) {
                    throw new IOException("A request of some hundred bytes does not fit its socket.");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What they are told, in the order of their addresses. */
    List<Answer> receive(Duration atMost) {
        try {
            for (int left = callers.size(); left > 0; left -= answered()) {
                if (System.nanoTime() - began > atMost.toNanos()) {
                    throw new IOException(left + " callers have no answer after " + atMost);
                }
                selector.select(100);
            }
            return callers.stream().map(caller -> caller.answer).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int answered() throws IOException {
        int answered = 0;
        for (SelectionKey key : selector.selectedKeys()) {
            Caller caller = (Caller) key.attachment();
            if (caller.answer == null && read(caller)) {
                answered++;
            }
        }
        selector.selectedKeys().clear();
        return answered;
    }

    /** Whether the whole answer is there; its length is always told. */
    private boolean read(Caller caller) throws IOException {
        buffer.clear();
        if (caller.channel.read(buffer) < 0) {
            throw new IOException("The hub closed a connection after: " + caller.read);
        }
        caller.read.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
        int end = caller.read.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        List<String> head =
                caller.read.substring(0, end).toLowerCase(Locale.ROOT).lines().toList();
        int length = head.stream()
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElseThrow(() -> new IOException("An answer without its length: " + head));
        if (caller.read.length() < end + 4 + length) {
            return false;
        }
        int status = Integer.parseInt(head.get(0).substring(9, 12));
        caller.answer = new Answer(status, caller.read.substring(end + 4), (System.nanoTime() - began) / 1_000_000);
        return true;
    }

    @Override
    public void close() {
        try {
            for (Caller caller : callers) {
                caller.channel.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
