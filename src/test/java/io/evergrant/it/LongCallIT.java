package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class LongCallIT {
    @Test
    void anAnswerThatTakesLongerThanTheContainersPatienceComesWhole() {
        Scene scene = Scene.consented();
        scene.message(Map.of("timeout", "PT45S"));
        scene.demo.control().arm(Fault.at("api").delay(Duration.ofSeconds(33)));
        Answer answer = scene.execute("echo", Map.of()).expect(200);
        assertThat(answer.json().getInt("status")).isEqualTo(200);
    }
}
