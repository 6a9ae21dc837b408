package io.evergrant.grant;

import io.evergrant.node.Changed;
import io.evergrant.node.Collision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

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
            String provider = change.name();
            Collision.outlasted(() -> elsewhere.goOn(provider));
            String last = "";
            do {
                String after = last;
                last = Collision.outlasted(() -> elsewhere.withhold(provider, after));
            } while (!last.isEmpty());
        }
    }
}
