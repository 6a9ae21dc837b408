package io.evergrant.client;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects an {@link AccessTokenFilter} for one profile.
 *
 * <pre>{@code
 * @Inject @ForProfile("crm") AccessTokenFilter filter;
 * @Inject @ForProfile(value = "mail", subject = "jonas", origins = "https://mail.example.com") AccessTokenFilter his;
 * }</pre>
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface ForProfile {
    /**
     * The profile's name.
     *
     * @return the name as it stands in the console; deployment fails where it cannot be one
     */
    @Nonbinding
    String value();

    /**
     * Whose grant is used.
     *
     * @return the subject; the shared grant's where none is named
     */
    @Nonbinding
    String subject() default "default";

    /**
     * Where the token may be sent if the profile itself names no origins. Origins that an administrator has given the
     * profile go before these.
     *
     * @return origins, each {@code scheme://host[:port]}, for instance {@code https://api.example.com}
     */
    @Nonbinding
    String[] origins() default {};
}
