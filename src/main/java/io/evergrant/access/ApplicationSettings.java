package io.evergrant.access;

import io.evergrant.check.Texts;
import io.evergrant.check.Violations;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a person sets of an application.
 *
 * @param profiles the names of the profiles it may ask tokens of
 * @param messages the names of the messages it may execute, whatever profile they use
 * @param subjects on whose behalf; ignored where {@code anySubject}
 * @param anySubject whether it may act for any subject
 * @param returnUris where a person may be led after a consent that this application asked for
 * @param role null for an application; else its keys have this role, and no list bounds them
 */
public record ApplicationSettings(
        List<String> profiles,
        List<String> messages,
        List<String> subjects,
        boolean anySubject,
        List<String> returnUris,
        @Nullable Role role) {

    public ApplicationSettings {
        profiles = List.copyOf(profiles);
        messages = List.copyOf(messages);
        subjects = List.copyOf(subjects);
        returnUris = List.copyOf(returnUris);
    }

    boolean allowsSubject(String subject) {
        return anySubject || subjects.contains(subject);
    }

    void check(String name, Violations found) {
        Texts.name(found, "name", name);
        names(found, "profiles", profiles);
        names(found, "messages", messages);
        for (int i = 0; i < subjects.size(); i++) {
            found.addIf(
                    !Texts.isSubject(subjects.get(i)),
                    "subjects[" + i + "]",
                    "must have 1 to 255 characters, without slashes, backslashes and control characters");
        }
        for (int i = 0; i < returnUris.size(); i++) {
            found.addIf(
                    !isReturnUri(returnUris.get(i)),
                    "returnUris[" + i + "]",
                    "must be an absolute http or https URI without a fragment and without a user");
        }
        found.addIf(
                profiles.size() + messages.size() + subjects.size() + returnUris.size() > 5000,
                "profiles",
                "must not have more than 5000 entries together with messages, subjects and returnUris");
    }

    private static void names(Violations found, String field, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            Texts.name(found, field + "[" + i + "]", names.get(i));
        }
    }

    private static boolean isReturnUri(String text) {
        try {
            URI uri = new URI(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && text.length() <= 2000;
        } catch (URISyntaxException e) {
            return false; // the violation says what would be right
        }
    }
}
