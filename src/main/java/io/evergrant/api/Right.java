package io.evergrant.api;

import io.evergrant.access.Caller;
import io.evergrant.access.Role;
import java.util.Set;

/** What an operation asks of its caller. The whole matrix stands here; no operation is without a right. */
enum Right {
    /** Read what is configured and what happened. */
    READ(Set.of(Role.ADMIN, Role.OPERATOR, Role.AUDITOR), false),
    /** Change providers, profiles, messages, keys, applications. */
    CONFIGURE(Set.of(Role.ADMIN), false),
    /** Handle grants and consents, end pauses. */
    OPERATE(Set.of(Role.ADMIN, Role.OPERATOR), false),
    /** Have an access token. */
    TOKEN(Set.of(Role.ADMIN), true),
    /** Execute a message. */
    EXECUTE(Set.of(Role.ADMIN, Role.OPERATOR), true),
    /** Ask a person for consent. */
    ASK(Set.of(Role.ADMIN, Role.OPERATOR), true),
    /** See what became of a consent; an application, of its own. */
    FOLLOW(Set.of(Role.ADMIN, Role.OPERATOR, Role.AUDITOR), true);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<Role> roles;

    private final boolean applications;

    Right(Set<Role> roles, boolean applications) {
        this.roles = roles;
        this.applications = applications;
    }

    boolean of(Caller caller) {
        return caller.isApplication() ? applications : caller.roles().stream().anyMatch(roles::contains);
    }
}
