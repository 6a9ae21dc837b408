package io.evergrant.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where mails go, as the operator has set it. */
@ApplicationScoped
class MailSettings {
    private static final String PATIENCE = String.valueOf(Duration.ofSeconds(10).toMillis());

    @Inject
    @ConfigProperty(name = "evergrant.mail.host")
    Optional<String> host;

    @Inject
    @ConfigProperty(name = "evergrant.mail.port")
    Optional<Integer> port;

    @Inject
    @ConfigProperty(name = "evergrant.mail.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "evergrant.mail.password")
    Optional<String> password;

    @Inject
    @ConfigProperty(name = "evergrant.mail.from")
    Optional<String> from;

    @Inject
    @ConfigProperty(name = "evergrant.mail.to")
    Optional<String> to;

    @Inject
    @ConfigProperty(name = "evergrant.mail.tls", defaultValue = "starttls")
    String tls;

    boolean present() {
        return host.isPresent() && !host.get().isBlank();
    }

    boolean authenticates() {
        return !user().isEmpty();
    }

    String user() {
        return user.orElse("");
    }

    String password() {
        return password.orElse("");
    }

    /** As it was set, or empty. */
    String from() {
        return from.orElse("");
    }

    /** As it was set, with commas between them, or empty. */
    String to() {
        return to.orElse("");
    }

    /** For a session of Jakarta Mail. A server that offers no TLS gets neither password nor mail, unless that was set. */
    Properties properties() throws NotSent {
        Properties all = new Properties();
        all.setProperty("mail.smtp.host", host.orElse("").strip());
        all.setProperty("mail.smtp.auth", String.valueOf(authenticates()));
        all.setProperty("mail.smtp.connectiontimeout", PATIENCE);
        all.setProperty("mail.smtp.timeout", PATIENCE);
        all.setProperty("mail.smtp.writetimeout", PATIENCE);
        all.setProperty("mail.smtp.sendpartial", "true");
        all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        all.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        int usual = switch (tls) {
            case "starttls" -> 587;
            case "tls" -> 465;
            case "none" -> 25;
            default -> throw new NotSent("evergrant.mail.tls must be starttls, tls or none.");
        };
        all.setProperty("mail.smtp.port", String.valueOf(port.orElse(usual)));
        all.setProperty("mail.smtp.starttls.enable", String.valueOf(tls.equals("starttls")));
        all.setProperty("mail.smtp.starttls.required", String.valueOf(tls.equals("starttls")));
        all.setProperty("mail.smtp.ssl.enable", String.valueOf(tls.equals("tls")));
        return all;
    }
}
