package io.evergrant.egress;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which addresses are the open Internet (RFC 6890 and the IANA registries of special-purpose addresses). */
final class Address {
    private static final Cidr GLOBAL_IPV6 = Cidr.of("2000::/3");
    private static final Map<Cidr, String> SPECIAL = new LinkedHashMap<>();

    static {
        special("0.0.0.0/8", "this network");
        special("10.0.0.0/8", "a private network");
        special("100.64.0.0/10", "a carrier's shared network");
        special("127.0.0.0/8", "this machine");
        special("169.254.0.0/16", "link-local, where clouds keep their metadata");
        special("172.16.0.0/12", "a private network");
        special("192.0.0.0/24", "reserved");
        special("192.0.2.0/24", "reserved for documentation");
        special("192.88.99.0/24", "a 6to4 relay");
        special("192.168.0.0/16", "a private network");
        special("198.18.0.0/15", "reserved for benchmarks");
        special("198.51.100.0/24", "reserved for documentation");
        special("203.0.113.0/24", "reserved for documentation");
        special("224.0.0.0/4", "multicast");
        special("240.0.0.0/4", "reserved, or broadcast");
        special("::1/128", "this machine");
        special("::/96", "unspecified, or an IPv4 address in disguise");
        special("64:ff9b::/96", "an IPv4 address behind NAT64");
        special("64:ff9b:1::/48", "an IPv4 address behind NAT64");
        special("fc00::/7", "a private network");
        special("fe80::/10", "link-local");
        special("ff00::/8", "multicast");
        special("2001::/23", "Teredo, or another tunnel");
        special("2001:db8::/32", "reserved for documentation");
        special("2002::/16", "a 6to4 tunnel");
        special("3fff::/20", "reserved for documentation");
    }

    private Address() {}

    private static void special(String range, String what) {
        SPECIAL.put(Cidr.of(range), what);
    }

    /** What the address is, where it is not the open Internet. The JVM has made plain IPv4 of {@code ::ffff:a.b.c.d}. */
    static Optional<String> special(InetAddress address) {
        for (Map.Entry<Cidr, String> range : SPECIAL.entrySet()) {
            if (range.getKey().holds(address)) {
                return Optional.of(range.getValue());
            }
        }
        return address.getAddress().length == 16 && !GLOBAL_IPV6.holds(address)
                ? Optional.of("not a global address")
                : Optional.empty();
    }
}
