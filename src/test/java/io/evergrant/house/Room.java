package io.evergrant.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rooms of the house from the ground up, each with the rooms that it may import. */
enum Room {
    CHECK,
    NODE,
    EGRESS,
    SCHEMA,
    SECRET,
    AUDIT,
    CLIENT,
    PROVIDER(SECRET, AUDIT),
    KEY(SECRET, AUDIT),
    ACCESS(SECRET, CLIENT, AUDIT),
    PROFILE(PROVIDER, SECRET, CLIENT, AUDIT),
    HTTP(KEY),
    ENDPOINT(PROVIDER, PROFILE, KEY, HTTP, SECRET),
    GRANT(ENDPOINT, PROFILE, PROVIDER, SECRET, CLIENT, AUDIT),
    CONSENT(ENDPOINT, GRANT, PROFILE, PROVIDER, SECRET, CLIENT, AUDIT),
    REFRESH(GRANT, ENDPOINT, PROFILE, PROVIDER, SECRET, CLIENT),
    MESSAGE(GRANT, HTTP, PROFILE, KEY, SECRET, CLIENT, AUDIT),
    NOTICE(CONSENT, GRANT, PROFILE, PROVIDER, KEY, HTTP, AUDIT),
    CONSOLE(all()),
    API(all());

    /** Anyone may: what may be entered, which node this is, where requests may go. */
    private static final List<Room> HALLS = List.of(CHECK, NODE, EGRESS);

    @SuppressWarnings("ImmutableEnumChecker") // it is never changed
    private final List<Room> below;

    Room(Room... below) {
        this.below = List.of(below);
    }

    /** Every noun: the two doors at the top know all of them, and never each other. */
    private static Room[] all() {
        return new Room[] {
            SCHEMA, SECRET, AUDIT, CLIENT, PROVIDER, KEY, ACCESS, PROFILE, HTTP, ENDPOINT, GRANT, CONSENT, REFRESH,
            MESSAGE, NOTICE
        };
    }

    String path() {
        return "io.evergrant." + name().toLowerCase(Locale.ROOT);
    }

    String[] mayImport() {
        // the client room leaves the house as a JAR of its own
        Stream<Room> halls = this == CLIENT ? Stream.empty() : HALLS.stream();
        return Stream.concat(Stream.of(this), Stream.concat(halls, below.stream()))
                .map(Room::path)
                .toArray(String[]::new);
    }

    /** The rooms that have classes, as they are and not as the plan has them. */
    static Set<String> furnished(JavaClasses house) {
        Set<String> rooms = new TreeSet<>();
        house.stream().map(JavaClass::getPackageName).forEach(p -> rooms.add(p.substring(p.lastIndexOf('.') + 1)));
        return rooms;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
