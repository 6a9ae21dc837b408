package io.evergrant.console;

import io.evergrant.profile.Profile;
import io.evergrant.profile.Profiles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The list of profiles. */
@Named
@RequestScoped
public class ProfilesView extends ListView<Profile> {
    @Inject
    Profiles profiles;

    @Override
    protected long count() {
        return profiles.count(textOrAll());
    }

    @Override
    protected List<Profile> load(int offset, int limit) {
        return profiles.page(textOrAll(), offset, limit);
    }
}
