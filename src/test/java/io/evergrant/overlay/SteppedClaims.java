package io.evergrant.overlay;

import io.evergrant.grant.ClaimAnswer;
import io.evergrant.grant.Claims;
import io.evergrant.grant.Wish;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.interceptor.Interceptor;

/** Holds before an attempt is committed. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class SteppedClaims extends Claims {
    @Override
    @Held
    public ClaimAnswer claim(String grantId, Wish wish) {
        return super.claim(grantId, wish);
    }
}
