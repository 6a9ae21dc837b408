package io.evergrant.consent;

import io.evergrant.endpoint.AuthorizationUri;
import io.evergrant.profile.TestProfiles;
import io.evergrant.provider.TestProviders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What the browser carries to the provider. */
final class FrontChannel {
    private FrontChannel() {}

    static AuthorizationUri begin(String... scopes) {
        return AuthorizationUri.begin(TestProviders.acme(), TestProfiles.crm(scopes), Travels.REDIRECT);
    }

    static Map<String, String> query(AuthorizationUri uri) {
        return Arrays.stream(uri.uri().getRawQuery().split("&"))
                .map(p -> p.split("=", 2))
                .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
    }
}
