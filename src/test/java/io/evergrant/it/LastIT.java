package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What must be true of the whole run: looked at when all else has run and all servers have stopped. */
@Order(Integer.MAX_VALUE)
class LastIT {
    @Test
    void noRotatedRefreshTokenWasEverSentTwice() {
        assertThat(Demos.tokens())
                .filteredOn(token -> !Demos.unknown(token))
                .filteredOn(token -> token.reused() > 0)
                .isEmpty();
    }

    @Test
    void noDatabaseAndNoLogHoldsASecretInClearOrBase64() throws IOException {
        Demos.tokens().stream().map(Token::value).forEach(Secrets::used);
        Postgres.dump();
        Run.end();
        Search search = new Search(Secrets.all());
        List<Path> places = List.of(Run.FOLDER, Run.TARGET.resolve("failsafe-reports"));
        assertThat(search.in(places)).isEmpty();
        assertThat(search.bytes()).as("something was searched").isGreaterThan(1_000_000);
    }
}
