package io.evergrant.grant;

import io.evergrant.profile.Profile;
import io.evergrant.profile.ProfileSettings;
import io.evergrant.provider.Manner;
import io.evergrant.provider.Provider;
import io.evergrant.provider.ProviderSettings;
import io.evergrant.secret.Secret;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a machine's token was asked for: all that reaches its token request, as a hash. Where the settings say something
 * else by now, such as another tenant, the token is another's and is not handed out.
 */
final class AskedFor {
    private AskedFor() {}

    static String of(Profile profile, Provider provider) {
        ProfileSettings asked = profile.settings();
        ProviderSettings there = provider.settings();
        Manner manner = there.manner();
        return TokenHash.of(new Secret(String.join(
                "\n",
                String.valueOf(there.endpoints().token()),
                Objects.toString(there.registration().clientId(), ""),
                new TreeMap<>(manner.tokenParameters()).toString(),
                new TreeMap<>(manner.tokenHeaders()).toString(),
                asked.grantType().toString(),
                new TreeSet<>(asked.scopes()).toString(),
                new TreeSet<>(asked.resources()).toString(),
                Objects.toString(asked.audience(), ""),
                new TreeMap<>(asked.parameters()).toString(),
                assertion(asked))));
    }

    /** Of its lifetime and its key nothing stands in the token. */
    private static String assertion(ProfileSettings asked) {
        var jwt = asked.assertion();
        return String.join(
                "\n",
                Objects.toString(jwt.issuer(), ""),
                Objects.toString(jwt.subject(), ""),
                Objects.toString(jwt.audience(), ""),
                new TreeMap<>(jwt.claims()).toString());
    }
}
