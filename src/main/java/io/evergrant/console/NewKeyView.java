package io.evergrant.console;

import io.evergrant.access.Applications;
import io.evergrant.check.Violations;
import io.evergrant.node.PublicAddress;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A new API key of an application. It lives in this request alone, and is shown in its answer once. */
@Named("newKey")
@RequestScoped
public class NewKeyView {
    @Inject
    Applications applications;

    @Inject
    PublicAddress address;

    @Inject
    Times times;

    @Inject
    Me me;

    private @Nullable String expiresAt;
    private @Nullable Secret key;

    public void make(String application) {
        if (me.mayConfigure()) {
            Notes.attempt(() -> key = applications.addKey(application, end()).key());
        }
    }

    private @Nullable Instant end() {
        Violations found = new Violations();
        Instant end = new Fields().with("expiresAt", expiresAt).day("expiresAt", times.getZone(), found);
        found.throwIfAny();
        return end;
    }

    public boolean isMade() {
        return key != null;
    }

    /** The whole key. */
    public String getKey() {
        return key == null ? "" : key.reveal();
    }

    /** What the application's settings need, to be pasted. */
    public String getSettings() {
        return "evergrant.url=" + address.base() + "\nevergrant.api-key=" + getKey();
    }

    public @Nullable String getExpiresAt() {
        return expiresAt;
    }

    public void setExpiresAt(@Nullable String expiresAt) {
        this.expiresAt = expiresAt;
    }
}
