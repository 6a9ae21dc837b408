package io.evergrant.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The description that others generate clients from, and the resources that answer them. */
class OpenApiTest {
    private static final Pattern ADDRESS = Pattern.compile("^  (/\\S+):$");
    private static final Pattern OPERATION = Pattern.compile("^    (get|put|post|delete):$");
    private static final Pattern REFERENCE = Pattern.compile("#/components/(\\w+)/(\\w+)");

    @Test
    void describesEveryOperationAndNoOther() throws IOException {
        Set<String> answered = new TreeSet<>();
        for (Class<?> resource : Api.RESOURCES) {
            for (Method method : resource.getMethods()) {
                verb(method).ifPresent(v -> answered.add(v + " /api" + path(resource) + path(method)));
            }
        }
        answered.add("get /jwks.json");
        assertThat(described()).isEqualTo(answered);
    }

    @Test
    void refersToNothingThatIsNotThere() throws IOException {
        String text = text();
        Set<String> missing = new HashSet<>();
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            if (!text.contains("\n    " + reference.group(2) + ":\n")) {
                missing.add(reference.group());
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void namesEveryCode() throws IOException {
        String text = text();
        assertThat(Code.values()).allMatch(code -> text.contains(code.wire()));
    }

    private static Set<String> described() throws IOException {
        Set<String> operations = new TreeSet<>();
        String address = "";
        for (String line : text().split("\n", -1)) {
            Matcher found = ADDRESS.matcher(line);
            if (found.matches()) {
                address = found.group(1);
            }
            Matcher operation = OPERATION.matcher(line);
            if (operation.matches()) {
                operations.add(operation.group(1) + " " + address);
            }
        }
        return operations;
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(verb -> verb.value().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    private static String text() throws IOException {
        try (InputStream in = Objects.requireNonNull(OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
