package io.evergrant.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/** The REST API. */
@ApplicationPath("/api")
public class Api extends Application {
    static final Set<Class<?>> RESOURCES = Set.of(
            AllGrantsResource.class,
            ApplicationsResource.class,
            AskingResource.class,
            AuditResource.class,
            CallsResource.class,
            ConsentsResource.class,
            ExecutionResource.class,
            GrantsResource.class,
            HistoryResource.class,
            KeysResource.class,
            MessagesResource.class,
            NoticesResource.class,
            ProfilesResource.class,
            ProvidersResource.class,
            StatusResource.class,
            TokenResource.class);

    private static final Set<Class<?>> FRAME = Set.of(Guard.class, Headers.class, Problems.class);

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> all = new HashSet<>(RESOURCES);
        all.addAll(FRAME);
        return all;
    }
}
