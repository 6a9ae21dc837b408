package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Token;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Callers who ask for tokens all day: whatever they are given must be good, and only where nothing lives may there be none. */
final class TokenFlow {
    private final TimeTravel time;
    private final List<Throng> throngs;
    private final Random random = new Random(17);
    private final Map<String, int[]> answers = new TreeMap<>();

    TokenFlow(TimeTravel time, List<Throng> throngs) {
        this.time = time;
        this.throngs = throngs;
    }

    void ask() {
        for (Throng throng : throngs) {
            ask(throng, random.nextInt(throng.size));
        }
    }

    private void ask(Throng throng, int person) {
        List<Token> living = throng.living(Throng.person(person), time.now().plusSeconds(1));
        Answer answer = throng.token(person);
        if (answer.status() == 200) {
            String value = answer.text("access_token");
            Instant now = time.now();
            assertThat(throng.scene.demo.control().tokens())
                    .as("what %s of %s was given, at %s", person, throng.scene.name, now)
                    .anyMatch(t -> t.value().equals(value) && t.lives(now));
        } else {
            answer.expectProblem(503, "provider_unavailable");
            assertThat(living)
                    .as("tokens of %s of %s", person, throng.scene.name)
                    .isEmpty();
        }
        answers.computeIfAbsent(throng.scene.name, n -> new int[2])[answer.status() == 200 ? 0 : 1]++;
    }

    int given(Throng throng) {
        return answers.get(throng.scene.name)[0];
    }

    int denied(Throng throng) {
        return answers.get(throng.scene.name)[1];
    }
}
