package io.evergrant.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.access.Callers;
import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightTest {
    @ParameterizedTest
    @CsvSource({
        "READ, true, true, true, false",
        "CONFIGURE, true, false, false, false",
        "OPERATE, true, true, false, false",
        "TOKEN, true, false, false, true",
        "EXECUTE, true, true, false, true",
        "ASK, true, true, false, true",
        "FOLLOW, true, true, true, true",
    })
    void isForThese(Right right, boolean admin, boolean operator, boolean auditor, boolean application) {
        assertThat(List.of(
                        right.of(Callers.admin()),
                        right.of(Callers.operator()),
                        right.of(Callers.auditor()),
                        right.of(Callers.application())))
                .containsExactly(admin, operator, auditor, application);
        assertThat(right.of(Callers.nobody())).isFalse();
    }

    @Test
    @DisplayName("every operation of the API names the right that it asks for")
    void everyOperationNamesItsRight() {
        List<Method> operations = operations().toList();
        assertThat(operations).isNotEmpty().allMatch(m -> m.isAnnotationPresent(Needs.class));
    }

    @Test
    void onlyReadingMethodsAskForReading() {
        assertThat(operations().filter(m -> m.getAnnotation(Needs.class).value() == Right.READ))
                .allMatch(m -> m.isAnnotationPresent(jakarta.ws.rs.GET.class));
    }

    private static Stream<Method> operations() {
        return Api.RESOURCES.stream()
                .flatMap(c -> Arrays.stream(c.getMethods()))
                .filter(m -> Arrays.stream(m.getAnnotations())
                        .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class)));
    }
}
