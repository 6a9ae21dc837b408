package io.evergrant.grant;

import io.evergrant.node.Changed;
import io.evergrant.node.Collision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A provider was given another client id: the grants that were issued to the former one say so at once, long before they
 * are due, and nothing is sent for them; those that were issued to the one that is back go on.
 */
@ApplicationScoped
class ClientChanges {
    @Inject
    IssuedElsewhere elsewhere;

    void changed(@ObservesAsync Changed change) {
        if (change.here() && change.is("provider")) {
            Collision.retried(() -> elsewhere.goOn(change.name()));
            AtomicReference<String> last = new AtomicReference<>("");
            do {
                Collision.retried(() -> last.set(elsewhere.withhold(change.name(), last.get())));
            } while (!last.get().isEmpty());
        }
    }
}
