package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may do what: keys of applications and of roles, no key, and a cookie instead of a key. */
class ApplicationsApiIT {
    private final Hub hub = Hub.shared();

    /** A new application's key; the application bears the name of its first profile. */
    static Answer key(Hub hub, String name, Map<String, ?> application) {
        hub.put("/api/applications/" + name, application).expectSaved();
        return hub.post("/api/applications/" + name + "/keys", Map.of()).expect(201);
    }

    @Test
    @DisplayName("F25 an application opens only the profiles, messages and subjects that it was given")
    void anApplicationOpensOnlyWhatItWasGiven() {
        Scene given = Scene.consented().message(Map.of());
        Scene other = Scene.consented().message(Map.of());
        Answer issued = key(hub, given.name, Map.of("profiles", List.of(given.name), "messages", List.of(given.name)));
        Hub application = hub.as(issued.text("key"));
        application.get("/api/profiles/" + given.name + "/token").expect(200);
        application
                .post("/api/messages/" + given.name + "/methods/echo/execute", Map.of())
                .expect(200);
        application.get("/api/profiles/" + other.name + "/token").expectProblem(403, "forbidden");
        application
                .post("/api/messages/" + other.name + "/methods/echo/execute", Map.of())
                .expectProblem(403, "forbidden");
        application
                .get("/api/profiles/" + given.name + "/token?subject=someone")
                .expectProblem(403, "forbidden");
        assertThat(other.demo.control().count("api")).isZero();
        for (String path : List.of("/api/providers", "/api/audit", "/api/providers/" + given.name, "/api/calls")) {
            application.get(path).expectProblem(403, "forbidden");
        }
        application.put("/api/profiles/" + given.name, given.validProfile()).expectProblem(403, "forbidden");
        application.post("/api/applications/" + given.name + "/keys", Map.of()).expectProblem(403, "forbidden");
    }

    @Test
    void aDeletedKeyOpensNothing() {
        Scene scene = Scene.consented();
        Answer issued = key(hub, scene.name, Map.of("profiles", List.of(scene.name)));
        Hub application = hub.as(issued.text("key"));
        application.get("/api/profiles/" + scene.name + "/token").expect(200);
        assertThat(hub.get("/api/applications/" + scene.name).expect(200).body())
                .doesNotContain(issued.text("key"));
        hub.delete("/api/applications/" + scene.name + "/keys/" + issued.text("id"))
                .expect(204);
        application.get("/api/profiles/" + scene.name + "/token").expectProblem(401, "unauthorized");
    }

    @Test
    void withoutTheRightKeyNothingOpens() {
        for (String key : new String[] {null, "", "wrong", Servers.ADMIN_KEY.substring(1)}) {
            hub.as(key).get("/api/providers").expectProblem(401, "unauthorized");
        }
        Answer inTheAddress = hub.as(null).get("/api/providers?key=" + Servers.ADMIN_KEY);
        inTheAddress.expectProblem(401, "unauthorized");
    }

    @Test
    void rolesAllowWhatTheirNameSays() {
        Scene scene = Scene.consented().message(Map.of());
        Hub operator = hub.as(
                key(hub, "operator-" + scene.name, Map.of("role", "operator")).text("key"));
        Hub auditor = hub.as(
                key(hub, "auditor-" + scene.name, Map.of("role", "auditor")).text("key"));
        String token = "/api/profiles/" + scene.name + "/token";
        String execute = "/api/messages/" + scene.name + "/methods/echo/execute";
        operator.post(execute, Map.of()).expect(200);
        operator.get(scene.grantPath()).expect(200);
        operator.get(token).expectProblem(403, "forbidden");
        operator.put("/api/providers/" + scene.name, scene.validProvider()).expectProblem(403, "forbidden");
        auditor.get("/api/audit").expect(200);
        auditor.get("/api/providers/" + scene.name).expect(200);
        auditor.get(token).expectProblem(403, "forbidden");
        auditor.post(execute, Map.of()).expectProblem(403, "forbidden");
        auditor.delete(scene.grantPath()).expectProblem(403, "forbidden");
    }
}
