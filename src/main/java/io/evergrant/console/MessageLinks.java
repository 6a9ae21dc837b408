package io.evergrant.console;

import io.evergrant.node.PublicAddress;
import io.evergrant.profile.Profiles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a REST message's page leads for its token, and back. */
@Named
@RequestScoped
public class MessageLinks {
    @Inject
    Profiles profiles;

    @Inject
    PublicAddress address;

    /** Whether a profile's token takes a person's consent. */
    public boolean needsHuman(String profile) {
        return profiles.find(profile).map(p -> p.grantType().needsHuman()).orElse(false);
    }

    /** The address of a method's page, to come back to. */
    public String page(String name, @Nullable String method) {
        Map<String, List<String>> parameters = method == null
                ? Map.of("name", List.of(name))
                : Map.of("name", List.of(name), "method", List.of(method));
        return Addresses.write("/pages/message.xhtml", parameters).orElse("/messages");
    }

    /** This hub's base URL, as programs know it. */
    public String getBase() {
        return address.base();
    }
}
