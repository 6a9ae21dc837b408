package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** F19: a code is good once; whoever sends it again burns it, or the provider's patience. */
class CodeOnceIT {
    private final Scene scene = Scene.consented();

    private int codesSent() {
        return scene.demo.control().count("token:authorization_code");
    }

    @Test
    @DisplayName("F19 a code is never sent again, whatever the answer was, and tokens that live flow on")
    void aCodeIsSentOnce() {
        String living = scene.accessToken();
        int sent = codesSent();
        Fault exchange = Fault.at("token").grantType("authorization_code");
        for (Fault fault : List.of(
                exchange.status(429).header("Retry-After", "1"),
                exchange.status(503).header("Retry-After", "1"),
                exchange.status(500),
                exchange.error("invalid_grant"),
                exchange.status(401).error("invalid_client"),
                exchange.status(200).body("text/html", "<html>Log in</html>"),
                exchange.drop())) {
            String subject = "someone-" + ++sent;
            scene.demo.control().arm(fault);
            Answer link = scene.ask(Map.of("subject", subject));
            Visitor ada = new Visitor("ada");
            URI callback = ada.allows(ada.starts(URI.create(link.text("consentUri"))));
            assertThat(ada.arrives(callback).status()).isBetween(200, 499);
            assertThat(ada.open(callback).status()).as("opened once more").isBetween(400, 499);
            assertThat(codesSent()).as("%s", fault).isEqualTo(sent);
            assertThat(scene.hub.get("/api/consents/" + link.text("id")).text("status"))
                    .isEqualTo("failed");
            scene.hub.get("/api/profiles/" + scene.name + "/grants/" + subject).expectProblem(404, "not_found");
            assertThat(scene.accessToken()).isEqualTo(living);
        }
        scene.consent();
        assertThat(codesSent()).as("nothing was sent later either").isEqualTo(sent + 1);
    }
}
