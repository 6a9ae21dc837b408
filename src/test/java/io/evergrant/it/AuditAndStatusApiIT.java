package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditAndStatusApiIT {
    private final Hub hub = Hub.shared();

    @Test
    void theAuditTellsWhoChangedWhatButNoSecret() {
        Scene scene = Scene.consented();
        String secret = Secrets.random("new-client-secret");
        scene.provider(Map.of("displayName", "Another name", "clientSecret", secret));
        Answer audit = hub.get("/api/audit?limit=1000&object=provider/" + scene.name);
        if (audit.status() != 200 || audit.json().getJsonArray("items").isEmpty()) {
            audit = hub.get("/api/audit?limit=1000").expect(200);
        }
        assertThat(audit.body())
                .contains("Another name", "displayName", "clientSecret", "changed")
                .doesNotContain(secret)
                .doesNotContain(scene.secret);
    }

    @Test
    void handedOutTokensAreCounted() {
        Scene scene = Scene.consented();
        for (int i = 0; i < 3; i++) {
            scene.token("").expect(200);
        }
        assertThat(hub.get("/api/audit?limit=1000").expect(200).body()).contains(scene.name);
    }

    @Test
    void theStatusTellsOfNodesAndWork() {
        Answer status = hub.get("/api/status").expect(200);
        assertThat(status.json()).containsKeys("version", "database", "nodes", "due", "inFlight", "circuits");
        assertThat(status.json().getJsonArray("nodes")).isNotEmpty();
        assertThat(status.body()).contains("lastTickAt");
    }

    @Test
    void theApiIsDescribed() {
        Answer description = new Hub(hub.base(), null)
                .send("GET", "/openapi", null, "Accept", "application/json")
                .expect(200);
        assertThat(description.json().getJsonObject("paths").keySet())
                .contains(
                        "/api/providers/{name}",
                        "/api/providers/{name}/discovery",
                        "/api/profiles/{name}",
                        "/api/profiles/{name}/consents",
                        "/api/consents/{id}",
                        "/api/grants",
                        "/api/profiles/{name}/grants/{subject}",
                        "/api/profiles/{name}/token",
                        "/api/messages/{name}",
                        "/api/messages/{name}/methods/{method}/execute",
                        "/api/calls",
                        "/api/keys/{name}",
                        "/api/applications/{name}",
                        "/api/audit",
                        "/api/status");
    }

    @Test
    void healthAndMetricsAnswerWithoutAKey() {
        Hub stranger = hub.as(null);
        stranger.get("/health/ready").expect(200);
        stranger.get("/health/live").expect(200);
        stranger.get("/metrics").expect(200);
    }
}
