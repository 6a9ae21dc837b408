package io.evergrant.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for secrets in files, as they are and as Base64 has them, wherever in an encoded text they begin. */
final class Search {
    /** All needles are found by their first bytes. */
    private static final int HEAD = 8;

    private static final int FILTER = 1 << 20;

    /** A text to find, and the beginning of the secret that it comes from. */
    private record Needle(byte[] bytes, String of) {}

    private final Map<Long, List<Needle>> needles = new HashMap<>();
    private final boolean[] filter = new boolean[FILTER];
    private long searched;

    Search(Collection<String> secrets) {
        for (String secret : secrets) {
            byte[] clear = secret.getBytes(StandardCharsets.UTF_8);
            add(clear, secret);
            for (int begin = 0; begin < 3; begin++) {
                // whole groups of three bytes: they look the same whatever stands before and after them
                int length = (clear.length - begin) / 3 * 3;
                byte[] part = new byte[length];
                System.arraycopy(clear, begin, part, 0, length);
                add(Base64.getEncoder().encode(part), secret);
                add(Base64.getUrlEncoder().encode(part), secret);
            }
        }
    }

    private void add(byte[] bytes, String secret) {
        if (bytes.length < HEAD) {
            throw new IllegalArgumentException("too short to be told from chance: " + secret);
        }
        long head = 0;
        for (int i = 0; i < HEAD; i++) {
            head = head << 8 | bytes[i] & 0xff;
        }
        needles.computeIfAbsent(head, h -> new ArrayList<>()).add(new Needle(bytes, secret.substring(0, 6)));
        filter[slot(head)] = true;
    }

    private static int slot(long head) {
        return (int) (head * 0x9E3779B97F4A7C15L >>> 44);
    }

    long bytes() {
        return searched;
    }

    /** Where which secret was found. */
    List<String> in(List<Path> places) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path place : places) {
            if (Files.exists(place)) {
                try (Stream<Path> files = Files.walk(place)) {
                    for (Path file : files.filter(Search::isSearched).toList()) {
                        search(file, Files.readAllBytes(file), found);
                    }
                }
            }
        }
        return found;
    }

    /** Programs and their caches hold no data. */
    private static boolean isSearched(Path file) {
        String name = file.toString();
        return Files.isRegularFile(file) && !name.matches(".*[/\\\\](apps|jdbc|workarea)[/\\\\].*");
    }

    private void search(Path file, byte[] bytes, List<String> found) {
        searched += bytes.length;
        long head = 0;
        for (int i = 0; i < bytes.length; i++) {
            head = head << 8 | bytes[i] & 0xff;
            if (filter[slot(head)]) {
                for (Needle needle : needles.getOrDefault(head, List.of())) {
                    int start = i + 1 - HEAD;
                    if (start >= 0 && matches(bytes, start, needle.bytes())) {
                        found.add(file + " at " + start + ": " + needle.of() + "…");
                    }
                }
            }
        }
    }

    private static boolean matches(byte[] bytes, int start, byte[] needle) {
        return start + needle.length <= bytes.length
                && java.util.Arrays.equals(bytes, start, start + needle.length, needle, 0, needle.length);
    }
}
