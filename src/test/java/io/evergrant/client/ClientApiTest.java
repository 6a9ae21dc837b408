package io.evergrant.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Others compile against the client JAR: what is public changes only together with client-api.txt. */
class ClientApiTest {
    private static final Path APPROVED = Path.of("src/test/resources/client-api.txt");

    @Test
    void isTheApprovedOne() throws Exception {
        Path seen = Path.of("target/client-api.txt");
        String api = String.join("\n", api()).replaceAll("\\b(io\\.evergrant\\.client|java\\.lang)\\.", "") + "\n";
        Files.writeString(seen, api, StandardCharsets.UTF_8);

        assertThat(api)
                .as("The client JAR's public API; if this is meant, copy %s to %s", seen, APPROVED)
                .isEqualTo(Files.readString(APPROVED, StandardCharsets.UTF_8));
    }

    private static List<String> api() throws IOException, ClassNotFoundException {
        List<String> lines = new ArrayList<>();
        for (String name : classNames()) {
            Class<?> type = Class.forName("io.evergrant.client." + name);
            if (isPublic(type)) {
                lines.add(header(type));
                lines.addAll(members(type));
            }
        }
        return lines;
    }

    private static List<String> classNames() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/classes/io/evergrant/client"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && !type.isAnonymousClass()
                && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
    }

    private static String header(Class<?> type) {
        Stream<Type> above = Stream.concat(
                Stream.ofNullable(type.getGenericSuperclass()).filter(t -> t != Object.class),
                Arrays.stream(type.getGenericInterfaces()));
        return type.toGenericString() + above.map(t -> " <- " + t.getTypeName()).collect(Collectors.joining());
    }

    private static List<String> members(Class<?> type) {
        Stream<Field> fields = Arrays.stream(type.getDeclaredFields());
        Stream<Constructor<?>> constructors = Arrays.stream(type.getDeclaredConstructors());
        Stream<Method> methods = Arrays.stream(type.getDeclaredMethods());
        return Stream.of(fields, constructors, methods)
                .flatMap(s -> s)
                .map(Member.class::cast)
                .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic())
                .map(ClientApiTest::line)
                .map(line -> "  " + line)
                .sorted()
                .toList();
    }

    private static String line(Member member) {
        if (member instanceof Field field) {
            return field.toGenericString();
        }
        String value = member instanceof Method method && method.getDefaultValue() != null
                ? " default " + shown(method.getDefaultValue())
                : "";
        return ((Executable) member).toGenericString() + value;
    }

    private static String shown(Object value) {
        return value instanceof Object[] array ? Arrays.toString(array) : value.toString();
    }
}
