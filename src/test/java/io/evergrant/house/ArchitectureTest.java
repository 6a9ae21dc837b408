package io.evergrant.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.evergrant.endpoint.TokenEndpoint;
import io.evergrant.refresh.TokenRefresh;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The plan of the rooms, and the one door that each foreign library has. */
class ArchitectureTest {
    private static final String ROOT = "io.evergrant";

    static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** Rules speak of rooms that may not be furnished yet. */
    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(HOUSE);
    }

    @ParameterizedTest
    @EnumSource(Room.class)
    @DisplayName("a room imports only the rooms below it that the plan names")
    void importsOnlyWhatThePlanNames(Room room) {
        hold(classes()
                .that()
                .resideInAPackage(room.path())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(room.mayImport())
                        .or(DescribedPredicate.not(resideInAPackage(ROOT + "..")))));
    }

    @Test
    void everyClassLivesInARoomOfThePlan() {
        String[] rooms = Arrays.stream(Room.values()).map(Room::path).toArray(String[]::new);
        hold(classes().should().resideInAnyPackage(rooms));
    }

    @Test
    void roomsKnowEachOtherWithoutCycles() {
        hold(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void theClientRoomNeedsTheStandardsAlone() {
        hold(classes()
                .that()
                .resideInAPackage(Room.CLIENT.path())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        Room.CLIENT.path(),
                        "java..",
                        "javax.net..",
                        "jakarta..",
                        "org.eclipse.microprofile..",
                        "org.jspecify..")));
    }

    @Test
    void eachForeignLibraryHasOneDoor() {
        only(List.of(Room.ENDPOINT), "com.nimbusds.oauth2..", "com.nimbusds.openid..");
        only(List.of(Room.ENDPOINT, Room.KEY), "com.nimbusds..");
        only(List.of(Room.SECRET), "com.google.crypto.tink..");
        only(List.of(Room.HTTP), "org.glassfish..");
        only(List.of(Room.SCHEMA), "org.flywaydb..");
        only(List.of(Room.CONSOLE), "jakarta.faces..", "org.primefaces..", "org.omnifaces..");
        only(List.of(Room.REFRESH, Room.SCHEMA), "jakarta.ejb..");
        only(List.of(Room.CONSENT, Room.API, Room.CONSOLE, Room.ACCESS), "jakarta.servlet..");
        only(List.of(Room.NOTICE), "jakarta.mail..");
        only(List.of(Room.CLIENT, Room.HTTP, Room.MESSAGE), "jakarta.ws.rs.client..");
    }

    private static void only(List<Room> doors, String... packages) {
        String[] behind = doors.stream().map(Room::path).toArray(String[]::new);
        hold(noClasses()
                .that()
                .resideOutsideOfPackages(behind)
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages))
                .because("only " + doors + " may know it"));
    }

    @Test
    @DisplayName("R8 one class asks for renewed and for machines' tokens: there is no second path")
    void thereIsOneTokenPath() {
        hold(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(TokenRefresh.class.getName())
                .and()
                .resideOutsideOfPackage(Room.ENDPOINT.path())
                .should()
                .callMethodWhere(describe(
                        "ask for a token without a code",
                        call -> call.getTargetOwner().isEquivalentTo(TokenEndpoint.class)
                                && !List.of("exchange", "learned").contains(call.getName()))));
    }

    @Test
    void resourcesAreServedByTheApiAlone() {
        DescribedPredicate<JavaClass> serverSide = resideInAPackage("jakarta.ws.rs.container..")
                .or(resideInAPackage("jakarta.ws.rs").and(describe("are annotations", JavaClass::isAnnotation)))
                .or(describe(
                        "make an application",
                        c -> List.of("jakarta.ws.rs.core.Application", "jakarta.ws.rs.ext.ExceptionMapper")
                                .contains(c.getName())));
        hold(noClasses().that().resideOutsideOfPackage(Room.API.path()).should().dependOnClassesThat(serverSide));
    }

    @Test
    void everyRoomSaysWhatItIsForAndIsNullMarked() {
        assertThat(Room.furnished(HOUSE))
                .isNotEmpty()
                .allSatisfy(room -> assertThat(HOUSE.getPackage(ROOT + "." + room)
                                .isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                        .as("package-info of %s", room)
                        .isTrue());
    }
}
