package io.evergrant.profile;

import java.util.List;
import java.util.Map;

/** Profiles that are right in all things, for a test to bend one. */
public final class TestProfiles {
    private TestProfiles() {}

    /** Asks the provider {@code acme} with the code flow. */
    public static Profile crm(String... scopes) {
        Profile profile = new Profile("crm");
        profile.change(new ProfileSettings(
                "acme",
                GrantType.AUTHORIZATION_CODE,
                List.of(scopes),
                List.of(),
                null,
                Map.of(),
                List.of(),
                true,
                Assertion.STANDARD));
        return profile;
    }
}
