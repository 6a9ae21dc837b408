package io.evergrant.console;

import io.evergrant.message.Authentication;
import io.evergrant.secret.Secret;
import io.evergrant.secret.SecretChange;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message's or a method's authentication as fields, and back. */
final class AuthenticationForm {
    /** A method's choice to do as its message does. */
    static final String INHERIT = "inherit";

    private AuthenticationForm() {}

    static Fields into(Fields fields, @Nullable Authentication authentication) {
        if (authentication == null) {
            return fields.with("authenticationType", INHERIT);
        }
        return fields.with("authenticationType", MessageWords.type(authentication))
                .with("authenticationProfile", authentication.profile())
                .with("authenticationUsername", authentication.username())
                .with("authenticationHeader", authentication.header());
    }

    /** Null where the message's own is used. */
    static @Nullable Authentication read(Fields fields) {
        String type = fields.text("authenticationType", INHERIT);
        if (type.equals(INHERIT)) {
            return null;
        }
        return switch (Authentication.Type.valueOf(type.toUpperCase(Locale.ROOT))) {
            case NONE -> Authentication.NONE;
            case BASIC -> Authentication.basic(fields.text("authenticationUsername", ""));
            case API_KEY -> Authentication.apiKey(fields.text("authenticationHeader", ""));
            case OAUTH2 -> Authentication.oauth2(fields.text("authenticationProfile", ""));
        };
    }

    /** @param prefix empty, or {@code methods.create.} */
    static Map<String, SecretChange> secret(
            String prefix, @Nullable Authentication authentication, @Nullable String typed) {
        String name = authentication == null ? null : authentication.secretName();
        return name == null || typed == null
                ? Map.of()
                : Map.of(prefix + "authentication." + name, SecretChange.set(new Secret(typed)));
    }
}
