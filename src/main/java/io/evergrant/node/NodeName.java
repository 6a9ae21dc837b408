package io.evergrant.node;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This node's name in claims, logs and metrics; the same after a restart. */
@ApplicationScoped
public class NodeName {
    @Inject
    @ConfigProperty(name = "evergrant.node")
    Optional<String> configured;

    @Inject
    DataFolder data;

    private String name = "";

    @PostConstruct
    void begin() {
        name = configured.filter(n -> !n.isBlank()).or(() -> data.read("node")).orElseGet(this::invent);
    }

    private String invent() {
        byte[] random = new byte[3];
        new SecureRandom().nextBytes(random);
        String invented = host() + "-" + HexFormat.of().formatHex(random);
        data.write("node", invented);
        return invented;
    }

    private static String host() {
        try {
            String host = InetAddress.getLocalHost().getHostName();
            return host.length() > 60 ? host.substring(0, 60) : host;
        } catch (UnknownHostException e) {
            return "node"; // a machine that does not know its own name still needs one here
        }
    }

    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
