package io.evergrant.egress;

import io.evergrant.check.Texts;
import io.evergrant.check.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The guard on every URL that someone enters. A URL is judged twice: by how it is written when it is saved, and by the
 * addresses its host has right before something is sent.
 */
@ApplicationScoped
public class Egress {
    private static final List<String> INNER_NAMES =
            List.of("localhost", ".localhost", ".local", ".internal", ".localdomain", ".home.arpa");

    private static final Pattern NUMBER_AT_END = Pattern.compile("(^|\\.)(\\d+|0[xX][0-9A-Fa-f]*)\\.?$");

    private boolean allowPrivate;
    private AllowList allowed = new AllowList("");
    private Resolver resolver = InetAddress::getAllByName;

    protected Egress() {}

    /**
     * @param allowPrivate whether loopback, private and link-local addresses, and plain http, are fine
     * @param allow hosts, {@code host:port} and CIDRs that are fine all the same, with commas between them
     */
    @Inject
    public Egress(
            @ConfigProperty(name = "evergrant.egress.allow-private", defaultValue = "false") boolean allowPrivate,
            @ConfigProperty(name = "evergrant.egress.allow") Optional<String> allow) {
        this.allowPrivate = allowPrivate;
        this.allowed = new AllowList(allow.orElse(""));
    }

    Egress with(Resolver other) {
        resolver = other;
        return this;
    }

    /** How names become addresses. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * Reads and judges a URL that an administrator entered; an international host comes back as A-labels.
     *
     * @throws EgressDenied with a message for that person
     */
    public URI judge(String text) {
        URI uri = Reading.read(text);
        judge(uri);
        return uri;
    }

    /** Like {@link #judge(String)}, for forms: what is wrong is added to the violations, and null comes back. */
    public @Nullable URI judge(String field, @Nullable String text, Violations found) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return judge(text);
        } catch (EgressDenied e) {
            found.add(field, e.getMessage());
            return null;
        }
    }

    /** Judges how a URL is written; asks no name server. */
    public void judge(URI uri) {
        Reading.read(uri);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new EgressDenied("A URL must begin with https://.");
        }
        String host = uri.getHost();
        if (host == null || host.indexOf('%') >= 0 || isOddAddress(host)) {
            throw new EgressDenied("The URL's host is neither a name nor an address in its usual form.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new EgressDenied("A URL must hold neither a user name nor a fragment (#).");
        }
        int port = Ports.of(uri);
        if (port < 1 || port > 65535) {
            throw new EgressDenied("Port " + port + " does not exist: it must be 1 to 65535.");
        }
        if (allowPrivate) {
            return;
        }
        if (scheme.equals("http")) {
            throw new EgressDenied("Plain http would show secrets to the network: the URL must begin with https://.");
        }
        if (allowed.has(host, port)) {
            return;
        }
        if (Ports.belongToOthers(port)) {
            throw denied(host, "port " + port + " is no port of web servers", host + ":" + port);
        }
        Optional<InetAddress> literal = Cidr.literal(host);
        if (literal.isPresent()) {
            judge(host, literal.get());
        } else if (isInner(host)) {
            throw denied(host, "that name belongs to an inner network", host);
        }
    }

    /**
     * Judges once more, right before sending, by every address that the host has now. Sending follows inside the JVM's
     * own address cache, so that a name server cannot answer differently in between.
     *
     * @throws EgressDenied where the URL or one of the addresses is out of bounds
     * @throws UnknownHostException where the host has no address
     */
    public void admit(URI uri) throws UnknownHostException {
        judge(uri);
        String host = uri.getHost();
        if (allowPrivate || allowed.has(host, Ports.of(uri))) {
            return;
        }
        for (InetAddress address : resolver.resolve(host)) {
            judge(host, address);
        }
    }

    private void judge(String host, InetAddress address) {
        Optional<String> special = allowed.has(address) ? Optional.empty() : Address.special(address);
        if (special.isPresent()) {
            throw denied(host, "its address " + address.getHostAddress() + " is " + special.get(), host);
        }
    }

    /** A name that ends in a number is an address (WHATWG URL, host parsing): {@code 127.1}, {@code 0x7f000001}. */
    private static boolean isOddAddress(String host) {
        return NUMBER_AT_END.matcher(host).find() && Cidr.literal(host).isEmpty();
    }

    private static boolean isInner(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        return INNER_NAMES.stream().anyMatch(i -> i.startsWith(".") ? name.endsWith(i) : name.equals(i));
    }

    private static EgressDenied denied(String host, String why, String remedy) {
        return new EgressDenied("Requests to " + Texts.excerpt(host, 100) + " are not allowed: " + why
                + ". If it is meant to be reached, the operator adds " + Texts.excerpt(remedy, 110)
                + " to evergrant.egress.allow.");
    }
}
