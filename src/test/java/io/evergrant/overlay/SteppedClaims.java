package io.evergrant.overlay;

import io.evergrant.grant.ClaimAnswer;
import io.evergrant.grant.Claims;
import io.evergrant.grant.Wish;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

/** Holds before an attempt is committed; or puts everyone off, which holds no thread. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class SteppedClaims extends Claims {
    @Inject
    Steps steps;

    @Override
    @Held
    public ClaimAnswer claim(String grantId, Wish wish) {
        try {
            return steps.beginsClaim() ? super.claim(grantId, wish) : new ClaimAnswer.Busy();
        } finally {
            steps.endsClaim();
        }
    }
}
