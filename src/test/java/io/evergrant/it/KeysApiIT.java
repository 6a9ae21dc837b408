package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysApiIT {
    private final Hub hub = Hub.shared();
    private final String path = "/api/keys/key-" + UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256", "EdDSA"})
    void aGeneratedKeyIsPublishedWithoutItsPrivateHalf(String algorithm) {
        int before = published();
        hub.put(path, Map.of("generate", algorithm)).expectSaved();
        assertThat(published()).isEqualTo(before + 1);
        Answer jwks = new Hub(hub.base(), null).get("/jwks.json").expect(200);
        assertThat(jwks.body()).doesNotContain("\"d\"").doesNotContain("\"p\"");
        Answer key = hub.get(path).expect(200);
        hub.put(path, Map.of("generate", algorithm)).expectSaved();
        assertThat(hub.get(path).json()).isEqualTo(key.json());
        hub.delete(path).expect(204);
        assertThat(published()).isEqualTo(before);
    }

    @Test
    void whatIsNoKeyIsRefused() {
        hub.put(path, Map.of("generate", "HS256")).expectProblem(400, "invalid_request");
        hub.put(path, Map.of("generate", "none")).expectProblem(400, "invalid_request");
        hub.put(path, Map.of("pem", "-----BEGIN PRIVATE KEY-----\nno\n-----END PRIVATE KEY-----"))
                .expectProblem(400, "invalid_request");
        hub.put(path, Map.of("jwk", Map.of("kty", "oct", "k", "c2VjcmV0"))).expectProblem(400, "invalid_request");
        hub.put(path, Map.of()).expectProblem(400, "invalid_request");
        hub.get(path).expectProblem(404, "not_found");
    }

    private int published() {
        return new Hub(hub.base(), null)
                .get("/jwks.json")
                .expect(200)
                .json()
                .getJsonArray("keys")
                .size();
    }
}
