package io.evergrant.client;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;

/** Makes the filter that an injection point describes with {@link ForProfile}. */
@Dependent
class AccessTokenFilters {
    private final AccessTokenSource source;

    @Inject
    AccessTokenFilters(AccessTokenSource source) {
        this.source = source;
    }

    @Produces
    @ForProfile("")
    AccessTokenFilter filter(InjectionPoint point) {
        ForProfile wanted = point.getQualifiers().stream()
                .filter(ForProfile.class::isInstance)
                .map(ForProfile.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Name the profile with @ForProfile at the injection point"
                        + " itself; a dynamic lookup calls the constructor of AccessTokenFilter instead."));
        return new AccessTokenFilter(
                source,
                new ProfileName(wanted.value()),
                new Subject(wanted.subject()),
                Arrays.stream(wanted.origins()).map(URI::create).toList());
    }
}
