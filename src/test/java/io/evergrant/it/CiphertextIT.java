package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A token is bound to its row and its column: copied elsewhere it is rubbish. */
@Tag("postgresql-seldom")
class CiphertextIT {
    private static final String TOKEN = "SELECT access_token FROM oauth_grant WHERE profile = ?";

    @Test
    @DisplayName("R4 a token that is copied to another row or column does not decrypt")
    void copiedToAnotherRowOrColumnItDoesNotDecrypt() {
        try (LibertyServer server = Servers.onThisRunsDatabase("ciphertext").start()) {
            Hub hub = new Hub(server.base(), Servers.ADMIN_KEY);
            Scene mine = Scene.on(hub);
            Scene yours = Scene.on(hub);
            mine.consent();
            yours.consent();
            String token = mine.accessToken();
            server.close();

            String kept;
            try (Database database = new Database(server)) {
                kept = database.text(TOKEN, mine.name);
                assertThat(kept).doesNotContain(token);
                database.update("UPDATE oauth_grant SET access_token = ? WHERE profile = ?", kept, yours.name);
                database.update("UPDATE oauth_grant SET access_token = refresh_token WHERE profile = ?", mine.name);
            }
            server.start();
            for (Scene scene : new Scene[] {mine, yours}) {
                Answer answer = scene.token("");
                assertThat(answer.body())
                        .doesNotContain(token)
                        .doesNotContain("Exception")
                        .doesNotContain("\tat ");
                scene.demo.control().tokens().stream()
                        .filter(t -> t.kind() == io.evergrant.demo.Token.Kind.REFRESH)
                        .forEach(t -> assertThat(answer.body()).doesNotContain(t.value()));
            }
            server.close();
            try (Database database = new Database(server)) {
                database.update("UPDATE oauth_grant SET access_token = ? WHERE profile = ?", kept, mine.name);
            }
        }
    }
}
