package io.evergrant.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Supplier;

/** Stands before a demo and dates its answers by another clock: the JDK's server lets nobody set its {@code Date}. */
final class DateRelay implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ServerSocket listener;
    private final String target;
    private final Supplier<Duration> ahead;

    DateRelay(String target, Supplier<Duration> ahead) {
        this.target = target;
        this.ahead = ahead;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::listen, "date-relay");
        thread.setDaemon(true);
        thread.start();
    }

    String base() {
        return "http://localhost:" + listener.getLocalPort();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread thread = new Thread(() -> serve(socket), "date-relay-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException hungUp) {
                // the next one comes
            }
        }
    }

    private void serve(Socket connection) {
        try (Socket socket = connection) {
            relay(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream());
        } catch (IOException hungUp) {
            // the hub notices
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One request, and the connection ends. */
    private void relay(InputStream in, OutputStream out) throws IOException, InterruptedException {
        String first = line(in);
        String path = first.split(" ")[1];
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + path));
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
            String value = header.substring(header.indexOf(':') + 1).strip();
            if (name.equals("content-length")) {
                length = Integer.parseInt(value);
            } else if (name.equals("content-type") || name.equals("authorization") || name.equals("accept")) {
                request.header(name, value);
            }
        }
        request.method(first.split(" ")[0], BodyPublishers.ofByteArray(in.readNBytes(length)));
        HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
        String date = RFC_1123_DATE_TIME.format(
                Clock.systemUTC().instant().plus(ahead.get()).atOffset(ZoneOffset.UTC));
        String head = "HTTP/1.1 " + answer.statusCode() + " as told\r\nDate: " + date + "\r\nContent-Type: "
                + answer.headers().firstValue("Content-Type").orElse("text/plain") + "\r\nContent-Length: "
                + answer.body().length + "\r\nConnection: close\r\n\r\n";
        out.write(head.getBytes(ISO_8859_1));
        out.write(answer.body());
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("It ended.");
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).strip();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
