package io.evergrant.console;

import io.evergrant.access.ApplicationSettings;
import io.evergrant.access.Role;
import java.util.List;

/** An application's settings as fields, and back. */
final class ApplicationForm {
    private ApplicationForm() {}

    static Fields blank() {
        return new Fields().withLines("subjects", List.of("default"));
    }

    static Fields of(ApplicationSettings settings) {
        Role role = settings.role();
        return new Fields()
                .withLines("profiles", settings.profiles())
                .withLines("messages", settings.messages())
                .withLines("subjects", settings.subjects())
                .with("anySubject", settings.anySubject())
                .withLines("returnUris", settings.returnUris())
                .with("role", role == null ? null : role.wire());
    }

    static ApplicationSettings read(Fields fields) {
        return new ApplicationSettings(
                fields.words("profiles"),
                fields.words("messages"),
                fields.lines("subjects"),
                fields.flag("anySubject"),
                fields.words("returnUris"),
                Role.of(fields.text("role", "")).orElse(null));
    }
}
