package io.evergrant.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a port of this machine that can be cut, and mended. */
final class Relay implements AutoCloseable {
    private final ServerSocket door;
    private final int to;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    Relay(int to) {
        this.to = to;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** What is open breaks, and what comes is sent away. */
    void cut() {
        cut = true;
        open.forEach(Relay::close);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException e) {
                continue; // whoever came sees it; and a closed door ends the loop
            }
        }
    }

    private void connect(Socket came) throws IOException {
        if (cut) {
            close(came);
            return;
        }
        Socket went = new Socket(InetAddress.getLoopbackAddress(), to);
        open.add(came);
        open.add(went);
        start(() -> pump(came, went));
        start(() -> pump(went, came));
        if (cut) {
            cut();
        }
    }

    private void pump(Socket from, Socket into) {
        try {
            from.getInputStream().transferTo(into.getOutputStream());
        } catch (IOException e) {
            // the other side is told by the end of its own stream
        } finally {
            close(from);
            close(into);
            open.remove(from);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        door.close();
    }
}
