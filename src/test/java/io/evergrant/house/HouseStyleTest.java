package io.evergrant.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The habits of the house that a compiler does not know. */
class HouseStyleTest {
    private static final int MOST_LINES = 300;
    private static final int MEDIAN_LINES = 60;

    @Test
    void noJavaFileIsLongerThanThreeHundredLines() throws IOException {
        assertThat(sources("src"))
                .allSatisfy((file, lines) -> assertThat(lines).as(file).isLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void halfOfTheJavaFilesHaveSixtyLinesAtMost() throws IOException {
        assertThat(median(sources("src"))).as("main and test").isLessThanOrEqualTo(MEDIAN_LINES);
        assertThat(median(sources("src/main"))).as("main").isLessThanOrEqualTo(MEDIAN_LINES);
    }

    private static long median(Map<String, Long> sources) {
        List<Long> lengths = sources.values().stream().sorted().toList();
        return lengths.get(lengths.size() / 2);
    }

    private static Map<String, Long> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .collect(Collectors.toMap(Path::toString, HouseStyleTest::lines));
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*[.$]([A-Za-z0-9]*(Impl|Manager|Helper|Utils?)|Default[A-Z][A-Za-z0-9]*)")
                .check(ArchitectureTest.HOUSE);
    }

    @Test
    void timeIsToldByTheOneClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Room.NODE.path())
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(Date.class)
                .check(ArchitectureTest.HOUSE);
        // the client JAR lives in other applications, where there is no node
        noClasses()
                .that()
                .resideOutsideOfPackages(Room.NODE.path(), Room.CLIENT.path())
                .should()
                .callMethod(Clock.class, "systemUTC")
                .check(ArchitectureTest.HOUSE);
    }

    @Test
    void theOldDateIsSpokenOnlyWhereALibrarySpeaksIt() {
        noClasses()
                .that()
                .resideOutsideOfPackages(Room.ENDPOINT.path(), Room.KEY.path())
                .should()
                .dependOnClassesThat(type(Date.class))
                .check(ArchitectureTest.HOUSE);
    }

    @Test
    void nothingIsPrintedPastTheLog() {
        noClasses().should(ACCESS_STANDARD_STREAMS).check(ArchitectureTest.HOUSE);
    }
}
