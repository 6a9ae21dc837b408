package io.evergrant.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.evergrant.demo.Client;
import io.evergrant.demo.Fault;
import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.endpoint.TokenOutcome.Unwell;
import io.evergrant.http.Answer;
import io.evergrant.key.TestKeys;
import io.evergrant.node.TestTime;
import io.evergrant.profile.Assertion;
import io.evergrant.profile.GrantType;
import io.evergrant.profile.Profile;
import io.evergrant.profile.TestProfiles;
import io.evergrant.provider.Bent;
import io.evergrant.provider.ClientAuthentication;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderClocksTest {
    private static final URI TOKEN = URI.create("https://as.example/token");

    private final AtTheDemo at = new AtTheDemo();
    private final Profile bearer = TestProfiles.asking(
            GrantType.JWT_BEARER, new Assertion(null, null, null, Map.of(), Duration.ofSeconds(60), TestKeys.OURS));

    @AfterEach
    void close() {
        at.close();
    }

    /** The demo judges assertions by its own clock, which each of its answers tells. */
    private void demoAhead(Duration by) {
        at.demo.control().register(new Client("keyed", null, "none", List.of(), null, at.keys.publicJwks(), List.of()));
        at.settings = Bent.authenticating(at.settings, "keyed", ClientAuthentication.NONE);
        at.demo.control().advance(by);
        at.dateAhead = by;
    }

    private TokenOutcome asked() {
        return at.endpoint.jwtBearer(at.provider(), bearer, "jonas", () -> true);
    }

    @ParameterizedTest
    @ValueSource(longs = {192, 7200, -7200, 86400, -86400})
    @DisplayName("P11 F15 a provider whose clock is wrong gets assertions with its time, and refuses the first at most")
    void assertionsBearTheProvidersTime(long seconds) throws ParseException {
        demoAhead(Duration.ofSeconds(seconds));
        assertThat(asked())
                .as("nothing is known before its first answer")
                .isInstanceOfSatisfying(Unwell.class, first -> {
                    assertThat(first.kind()).isEqualTo(TokenOutcome.Kind.CLOCK_DIFFERS);
                    assertThat(first.provenUnspent()).isTrue();
                });
        assertThat(asked())
                .isInstanceOfSatisfying(
                        Issued.class,
                        issued -> assertThat(issued.remarks())
                                .extracting(TokenOutcome.Remark::code)
                                .containsExactly("clock_differs"));
        JWTClaimsSet claims =
                SignedJWT.parse(at.lastTokenRequest().parameter("assertion")).getJWTClaimsSet();
        Instant theirs = at.time.now().plusSeconds(seconds);
        assertThat(claims.getIssueTime().toInstant()).isBetween(theirs.minusSeconds(13), theirs.minusSeconds(7));
        assertThat(claims.getExpirationTime().toInstant()).isBetween(theirs.plusSeconds(40), theirs.plusSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 4, -4})
    @DisplayName("F15 seconds are no difference: assertions begin 10 s ago and end within a minute")
    void secondsAreNone(long seconds) throws ParseException {
        demoAhead(Duration.ofSeconds(seconds));
        assertThat(asked())
                .isInstanceOfSatisfying(
                        Issued.class, issued -> assertThat(issued.remarks()).isEmpty());
        JWTClaimsSet claims =
                SignedJWT.parse(at.lastTokenRequest().parameter("assertion")).getJWTClaimsSet();
        assertThat(Duration.between(claims.getIssueTime().toInstant(), at.time.now()))
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isLessThanOrEqualTo(Duration.ofSeconds(60));
    }

    @Test
    @DisplayName("P11 half a minute is corrected, and nobody is told")
    void halfAMinuteIsNotTold() {
        demoAhead(Duration.ofSeconds(-30));
        asked();
        assertThat(asked())
                .isInstanceOfSatisfying(
                        Issued.class, issued -> assertThat(issued.remarks()).isEmpty());
    }

    @Test
    @DisplayName("F15 what is refused when the time is known is refused for another reason")
    void aRefusalThatTimeDoesNotExplainStands() {
        demoAhead(Duration.ofSeconds(300));
        asked();
        at.demo.control().arm(Fault.at("token").error("invalid_grant"));
        assertThat(asked()).isInstanceOf(TokenOutcome.Refused.class);
    }

    @Test
    @DisplayName("F15 a token's life counts from our sending, whatever the provider's Date says")
    void noLifeIsCountedByTheirClock() {
        demoAhead(Duration.ofSeconds(300));
        asked();
        assertThat(asked()).isInstanceOfSatisfying(Issued.class, issued -> {
            assertThat(issued.sentAt()).isEqualTo(at.time.now());
            assertThat(issued.life()).isPositive();
        });
    }

    @ParameterizedTest
    @CsvSource({"192, '3 min 12 s ahead of'", "-59, '59 s behind'", "7201, '2 h 0 min 1 s ahead of'"})
    void theDifferenceIsSaidInWords(long seconds, String words) {
        assertThat(ProviderClocks.words(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "2026-11-26T12:00:00Z"})
    @DisplayName("F15 a Date that is rubbish, or years away, says nothing")
    void rubbishSaysNothing(String date) {
        ProviderClocks clocks = new ProviderClocks();
        clocks.clock = new TestTime();
        clocks.learn(TOKEN, new Answer(200, Map.of("Date", List.of(date)), new byte[0], Duration.ZERO));
        assertThat(clocks.ahead(TOKEN)).isZero();
    }
}
