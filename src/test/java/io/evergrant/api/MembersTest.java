package io.evergrant.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evergrant.check.InvalidInput;
import io.evergrant.check.StrictJson;
import io.evergrant.check.Violation;
import io.evergrant.check.Violations;
import io.evergrant.secret.Secret;
import io.evergrant.secret.SecretChange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MembersTest {
    private static Members of(String json) {
        return new Members(StrictJson.object(json.getBytes(StandardCharsets.UTF_8)), "", new Violations());
    }

    @Test
    void readsEachKind() {
        Members in = of("{\"t\":\"x\",\"f\":true,\"n\":7,\"d\":\"PT30S\",\"i\":\"2027-01-31T12:00:00+01:00\","
                + "\"l\":[\"a\",\"b\"],\"p\":{\"k\":\"v\"},\"o\":{\"q\":\"r\"}}");
        assertThat(in.text("t")).isEqualTo("x");
        assertThat(in.flag("f", false)).isTrue();
        assertThat(in.number("n", 0)).isEqualTo(7);
        assertThat(in.duration("d")).isEqualTo(Duration.ofSeconds(30));
        assertThat(in.instant("i")).isEqualTo(Instant.parse("2027-01-31T11:00:00Z"));
        assertThat(in.texts("l")).isEqualTo(List.of("a", "b"));
        assertThat(in.pairs("p")).isEqualTo(Map.of("k", "v"));
        assertThat(in.object("o").text("q")).isEqualTo("r");
        in.done();
    }

    @Test
    void takesNullForAbsent() {
        Members in = of("{\"t\":null,\"f\":null,\"n\":null,\"l\":null,\"o\":null}");
        assertThat(in.text("t", "usual")).isEqualTo("usual");
        assertThat(in.flag("f", true)).isTrue();
        assertThat(in.number("n", 4)).isEqualTo(4);
        assertThat(in.texts("l")).isEmpty();
        assertThat(in.object("o").text("q")).isNull();
        in.done();
    }

    @Test
    void tellsThreeThingsThatBecomeOfASecret() {
        Members in = of("{\"new\":\"s\",\"gone\":null}");
        assertThat(in.secret("new")).isEqualTo(SecretChange.set(new Secret("s")));
        assertThat(in.secret("gone")).isEqualTo(SecretChange.CLEAR);
        assertThat(in.secret("kept")).isEqualTo(SecretChange.KEEP);
        in.done();
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        Members in = of(
                "{\"t\":1,\"f\":\"true\",\"n\":1.5,\"m\":99999999999,\"d\":\"30s\",\"i\":\"soon\",\"l\":\"a\",\"k\":[1],"
                        + "\"p\":{\"x\":1},\"w\":\"other\",\"s\":7,\"e\":\"\",\"par\":true,\"o\":{\"more\":1},\"who\":1}");
        in.text("t");
        in.flag("f", false);
        in.number("n", 0);
        in.number("m", 0);
        in.duration("d");
        in.instant("i");
        in.texts("l");
        in.texts("k");
        in.pairs("p");
        in.one("w", java.util.Optional::of, "", "");
        in.secret("s");
        in.secret("e");
        in.required("missing");
        in.refuse("par");
        in.object("o");
        InvalidInput thrown = catchThrowableOfType(InvalidInput.class, in::done);
        assertThat(thrown.violations())
                .extracting(Violation::field)
                .containsExactly(
                        "t", "f", "n", "m", "d", "i", "l", "k[0]", "p.x", "s", "e", "missing", "par", "who", "o.more");
    }

    @Test
    void ignoresWhatAReadingAdds() {
        Members in = of("{\"status\":\"ok\",\"secretsSet\":[\"clientSecret\"]}");
        in.ignore("status", "secretsSet");
        in.done();
    }
}
