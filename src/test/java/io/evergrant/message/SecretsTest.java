package io.evergrant.message;

import static io.evergrant.message.TestFillings.one;
import static io.evergrant.message.TestMessages.message;
import static io.evergrant.message.TestMethods.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.check.Violation;
import io.evergrant.check.Violations;
import io.evergrant.secret.Secret;
import io.evergrant.secret.SecretChange;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void aSecretIsKeptClearedSetAndForgottenWithItsAuthentication() {
        MessageSettings basic = message("https://ok.test", Authentication.basic("jonas"));
        Set<String> spokenOf = Secrets.spokenOf(basic);
        Secrets one =
                Secrets.NONE.after(Map.of("authentication.password", SecretChange.set(new Secret("s\"1"))), spokenOf);

        assertThat(one.names()).containsExactly("authentication.password");
        assertThat(Secrets.read(one.written()).of(basic, get("/"))).isEqualTo(new Secret("s\"1"));
        assertThat(one.after(Map.of(), spokenOf).names()).hasSize(1);
        assertThat(one.after(Map.of("authentication.password", SecretChange.CLEAR), spokenOf)
                        .names())
                .isEmpty();
        assertThat(one.after(Map.of(), Secrets.spokenOf(message())).names()).isEmpty();
    }

    @Test
    @DisplayName("a secret does not follow its endpoint to another origin")
    void secretsDoNotMove() {
        MessageSettings here = message("https://ok.test/a", Authentication.basic("jonas"));
        MessageSettings below = message("https://ok.test/b", Authentication.basic("jonas"));
        MessageSettings there = message("https://evil.test/a", Authentication.basic("jonas"));
        Set<String> kept = Set.of("authentication.password");
        Violations found = new Violations();

        MessageRules.secretsWouldMove(here, below, kept, found);
        assertThat(found.none()).isTrue();
        MessageRules.secretsWouldMove(here, there, kept, found);
        assertThat(found.list()).extracting(Violation::field).containsExactly("authentication.password");
    }
}
