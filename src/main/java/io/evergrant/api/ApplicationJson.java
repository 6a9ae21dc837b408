package io.evergrant.api;

import io.evergrant.access.ApiKey;
import io.evergrant.access.Application;
import io.evergrant.access.ApplicationSettings;
import io.evergrant.access.Role;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An application as the API writes it. */
final class ApplicationJson {
    private static final String ANY = "any";

    private ApplicationJson() {}

    static ApplicationSettings read(Members in) {
        in.ignore("name", "keys");
        boolean any = in.isText("subjects") && ANY.equals(in.text("subjects"));
        if (in.isText("subjects") && !any) {
            in.wrong("subjects", "must be an array of subjects, or \"any\"");
        }
        List<String> subjects = in.isText("subjects") ? List.of() : in.texts("subjects");
        return new ApplicationSettings(
                in.texts("profiles"),
                in.texts("messages"),
                in.has("subjects") ? subjects : List.of("default"),
                any,
                in.texts("returnUris"),
                role(in));
    }

    private static @Nullable Role role(Members in) {
        String text = in.text("role");
        if (text == null) {
            return null;
        }
        Role role = Role.of(text).orElse(null);
        if (role == null) {
            in.wrong("role", "must be null, or one of: admin, operator, auditor");
        }
        return role;
    }

    static JsonObject write(Application application, List<ApiKey> keys) {
        ApplicationSettings settings = application.settings();
        Out out = new Out()
                .text("name", application.name())
                .texts("profiles", settings.profiles())
                .texts("messages", settings.messages());
        if (settings.anySubject()) {
            out.text("subjects", ANY);
        } else {
            out.texts("subjects", settings.subjects());
        }
        JsonArrayBuilder list = Json.createArrayBuilder();
        keys.forEach(k -> list.add(new Out()
                .text("id", k.id())
                .text("prefix", k.prefix())
                .time("createdAt", k.createdAt())
                .text("createdBy", k.createdBy())
                .time("expiresAt", k.expiresAt())
                .time("lastUsedAt", k.lastUsedAt())
                .json()));
        return out.texts("returnUris", settings.returnUris())
                .text("role", settings.role() == null ? null : settings.role().wire())
                .value("keys", list.build())
                .json();
    }
}
