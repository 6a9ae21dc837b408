package io.evergrant.egress;

import java.net.IDN;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the operator allows beside the open Internet: hosts, {@code host:port} and ranges of addresses. */
final class AllowList {
    private static final Pattern PLACE = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]/]+)(?::(\\d{1,5}))?");

    private final Set<String> places = new HashSet<>();
    private final List<Cidr> ranges = new ArrayList<>();

    /** @param text entries with commas or spaces between them */
    AllowList(String text) {
        for (String entry : text.split("[,\\s]+", -1)) {
            if (!entry.isEmpty()) {
                add(entry);
            }
        }
    }

    private void add(String entry) {
        Optional<Cidr> range = Cidr.parse(entry);
        Matcher place = PLACE.matcher(entry);
        if (range.isPresent()) {
            ranges.add(range.get());
        } else if (place.matches()) {
            places.add(place.group(2) == null ? normal(place.group(1)) : place(place.group(1), port(place.group(2))));
        } else {
            throw new IllegalArgumentException("evergrant.egress.allow: " + entry
                    + " is neither a host, a host:port nor a range like 10.1.0.0/16.");
        }
    }

    private static int port(String digits) {
        return Integer.parseInt(digits);
    }

    private static String place(String host, int port) {
        return normal(host) + ":" + port;
    }

    /** Names are compared as A-labels, in lower case and without the dot at the end. */
    private static String normal(String host) {
        String ascii = host.startsWith("[") ? host : IDN.toASCII(host);
        String lower = ascii.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    boolean has(String host, int port) {
        return places.contains(normal(host)) || places.contains(place(host, port));
    }

    boolean has(InetAddress address) {
        return ranges.stream().anyMatch(r -> r.holds(address));
    }
}
