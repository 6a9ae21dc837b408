package io.evergrant.overlay;

import io.evergrant.endpoint.TokenEndpoint;
import io.evergrant.endpoint.TokenOutcome;
import io.evergrant.profile.Profile;
import io.evergrant.provider.Provider;
import io.evergrant.secret.Secret;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.function.BooleanSupplier;

/** Holds when the attempt is committed and nothing sent, and when the answer is read and not yet kept. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class SteppedEndpoint extends TokenEndpoint {
    @Inject
    Steps steps;

    @Override
    public TokenOutcome refresh(
            Provider provider, Profile profile, Secret refreshToken, String account, BooleanSupplier inTime) {
        steps.reach("before-send");
        TokenOutcome outcome = super.refresh(provider, profile, refreshToken, account, inTime);
        steps.reach("before-journal");
        return outcome;
    }
}
