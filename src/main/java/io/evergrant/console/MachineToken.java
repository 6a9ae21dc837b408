package io.evergrant.console;

import io.evergrant.client.GrantUnavailableException;
import io.evergrant.refresh.AccessTokens;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** <i>Get OAuth token</i> where no human is needed: the same button, and no redirect. */
@Named
@RequestScoped
public class MachineToken {
    @Inject
    AccessTokens tokens;

    @Inject
    Me me;

    public void fetch(String profile, String subject) {
        if (!me.mayOperate()) {
            return;
        }
        try {
            tokens.token(profile, subject, null, null).toCompletableFuture().get(30, TimeUnit.SECONDS);
            Notes.done(Words.text("token.got", profile + " · " + subject));
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GrantUnavailableException unavailable)) {
                throw new IllegalStateException("The token could not be had.", e.getCause());
            }
            Notes.refuse(String.valueOf(unavailable.getMessage()));
        } catch (TimeoutException e) {
            Notes.refuse(Words.text("grant.refreshSlow"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The thread was interrupted while it waited for a token.", e);
        }
    }
}
