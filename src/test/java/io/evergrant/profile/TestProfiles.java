package io.evergrant.profile;

import java.util.List;
import java.util.Map;

/** Profiles that are right in all things, for a test to bend one. */
public final class TestProfiles {
    private TestProfiles() {}

    /** Asks the provider {@code acme} with the code flow. */
    public static Profile crm(String... scopes) {
        return of(GrantType.AUTHORIZATION_CODE, List.of(scopes), List.of(), Map.of(), Assertion.STANDARD);
    }

    /** Asks for nothing particular, in another way. */
    public static Profile asking(GrantType grantType, Assertion assertion) {
        return of(grantType, List.of(), List.of(), Map.of(), assertion);
    }

    /** Asks for tokens for some APIs (RFC 8707), with extra parameters. */
    public static Profile forResources(List<String> resources, Map<String, String> parameters) {
        return of(GrantType.CLIENT_CREDENTIALS, List.of(), resources, parameters, Assertion.STANDARD);
    }

    private static Profile of(
            GrantType grantType,
            List<String> scopes,
            List<String> resources,
            Map<String, String> parameters,
            Assertion assertion) {
        Profile profile = new Profile("crm");
        profile.change(new ProfileSettings(
                "acme", grantType, scopes, resources, null, parameters, List.of(), true, assertion));
        return profile;
    }
}
