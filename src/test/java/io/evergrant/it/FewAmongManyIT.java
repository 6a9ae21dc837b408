package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Control;
import io.evergrant.demo.Fault;
import io.evergrant.demo.Settings.Rotation;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A few that fail for ever among many that are well, and come before them: three quarters of an hour, minute by minute. */
@Tag("h2-only")
@Tag("long")
class FewAmongManyIT {
    private static final int SIZE = 20;
    private static final int MINUTES = 45;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TOKEN = Duration.ofHours(1);
    private static final List<String> SICK =
            List.of("person-000", "person-004", "person-008", "person-012", "person-016");

    private static Crowd refusing;
    private static Crowd failing;

    /** What one minute looked like at the provider whose five fail. */
    private record Minute(Instant at, boolean circuitOpen, List<JsonObject> sick) {
        Instant in(int seconds) {
            return at.plusSeconds(seconds);
        }
    }

    private static final List<Minute> COURSE = new ArrayList<>();

    @BeforeAll
    static void threeQuartersPass() {
        refusing = crowd(Map.of());
        failing = crowd(Map.of("refreshRotation", "none"));
        failing.scene.demo.control().rotation(Rotation.NONE);
        arm(refusing, SICK.get(0), Fault.at("token").error("unauthorized_client"));
        SICK.forEach(person -> arm(failing, person, Fault.at("token").status(500)));
        Stepped.by(TOKEN.multipliedBy(7).dividedBy(10)); // the sick are due soon
        for (int i = 0; i < MINUTES; i++) {
            Stepped.by(MINUTE);
            Instant now = Stepped.now();
            livesOn(refusing, SICK.subList(0, 1), now);
            livesOn(failing, SICK, now);
            COURSE.add(new Minute(
                    now,
                    Stepped.circuitOpen(failing.scene.name),
                    failing.grants().stream()
                            .filter(g -> SICK.contains(g.getString("subject")))
                            .toList()));
        }
    }

    @AfterAll
    static void forget() {
        refusing.forget();
        failing.forget();
    }

    private static Crowd crowd(Map<String, ?> provider) {
        Scene scene = Scene.on(Stepped.hub()).provider(provider);
        Crowd crowd = new Crowd(scene, SIZE);
        crowd.moveIn(Stepped.now().plus(TOKEN));
        return crowd.moveIn(SICK, Stepped.now().plus(TOKEN.minusMinutes(5)));
    }

    private static void arm(Crowd crowd, String person, Fault fault) {
        crowd.scene
                .demo
                .control()
                .arm(fault.where("refresh_token", crowd.refreshToken(person)).always());
    }

    /** The others' tokens live in every minute. */
    private static void livesOn(Crowd crowd, List<String> sick, Instant now) {
        assertThat(crowd.grants())
                .filteredOn(g -> !sick.contains(g.getString("subject")))
                .hasSize(SIZE - sick.size())
                .allSatisfy(g -> assertThat(Instant.parse(g.getString("accessTokenExpiresAt")))
                        .as(g.getString("subject"))
                        .isAfter(now));
    }

    private static long sent(Crowd crowd, String person) {
        return crowd.scene.demo.control().log("token").stream()
                .filter(call -> crowd.refreshToken(person).equals(call.request().parameter("refresh_token")))
                .count();
    }

    private static Instant next(JsonObject grant) {
        return Instant.parse(grant.getString("nextRefreshAt"));
    }

    private static boolean isFailing(JsonObject grant) {
        return grant.getString("status").equals("failing");
    }

    @Test
    @DisplayName(
            "one grant that answers unauthorized_client for ever is probed every quarter of an hour, and pauses no one")
    void oneRefusedGrantPausesNoOne() {
        Control demo = refusing.scene.demo.control();
        assertThat(refusing.statuses()).isEqualTo(Map.of("active", SIZE - 1L, "suspended", 1L));
        assertThat(sent(refusing, SICK.get(0))).isBetween(3L, 4L);
        assertThat(demo.count("token:400")).isEqualTo((int) sent(refusing, SICK.get(0)));
        assertThat(refusing.providerStatus()).isEqualTo("ok");
    }

    @Test
    @DisplayName(
            "five grants that answer 500 for ever keep no circuit open, back off to five minutes, and delay no one")
    void fiveFailingGrantsDelayNoOne() {
        assertThat(COURSE.subList(12, MINUTES))
                .as("once one of the others was asked for")
                .noneMatch(Minute::circuitOpen);
        assertThat(COURSE)
                .as("no further than five minutes")
                .allSatisfy(minute -> assertThat(minute.sick())
                        .noneMatch(g -> next(g).isAfter(minute.in(5 * 60 + 5)) && isFailing(g)));
        assertThat(COURSE)
                .as("but further than a minute and a half")
                .anySatisfy(minute ->
                        assertThat(minute.sick()).anyMatch(g -> next(g).isAfter(minute.in(90)) && isFailing(g)));
        assertThat(COURSE.get(MINUTES - 1).sick()).allSatisfy(g -> {
            assertThat(isFailing(g)).isTrue();
            // seven to nine steps lead up to five minutes; then one in two and a half minutes on the average
            assertThat(sent(failing, g.getString("subject"))).isBetween(8L, 35L);
        });
        assertThat(failing.statuses()).isEqualTo(Map.of("active", SIZE - 5L, "failing", 5L));
    }
}
