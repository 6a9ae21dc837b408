package io.evergrant.endpoint;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.id.Identifier;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import io.evergrant.check.StrictJson;
import io.evergrant.check.Texts;
import io.evergrant.egress.Egress;
import io.evergrant.egress.EgressDenied;
import io.evergrant.provider.Endpoints;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One metadata document, hostile until it is read (RFC 8414 §3.2, §3.3). */
final class MetadataDocument {
    private final String issuer;
    private final URI place;
    private final Egress egress;

    MetadataDocument(String issuer, URI place, Egress egress) {
        this.issuer = issuer;
        this.place = place;
        this.egress = egress;
    }

    Metadata read(byte[] body) {
        JsonObject json = json(body);
        String named = Members.text(json, "issuer");
        if (!named.equals(issuer)) {
            throw new DiscoveryFailed(
                    DiscoveryFailed.Cause.ISSUER,
                    place + " names the issuer " + Texts.excerpt(named, 200) + ", and not " + issuer
                            + ". Enter the issuer exactly as the provider writes it.");
        }
        Endpoints endpoints = endpoints(json);
        AuthorizationServerMetadata metadata = parsed(json);
        return new Metadata(
                issuer,
                endpoints,
                metadata.supportsAuthorizationResponseIssuerParam(),
                metadata.getCodeChallengeMethods() == null ? null : values(metadata.getCodeChallengeMethods()),
                values(metadata.getTokenEndpointAuthMethods()),
                metadata.getScopes() == null
                        ? List.of()
                        : List.copyOf(metadata.getScopes().toStringList()),
                values(metadata.getGrantTypes()),
                metadata.getResponseModes() == null
                        ? List.of()
                        : metadata.getResponseModes().stream()
                                .map(m -> m.getValue())
                                .toList(),
                place.toString());
    }

    private JsonObject json(byte[] body) {
        try {
            return StrictJson.object(body);
        } catch (StrictJson.Broken e) {
            throw new DiscoveryFailed("What " + place + " answered " + e.getMessage() + ".");
        }
    }

    private AuthorizationServerMetadata parsed(JsonObject json) {
        try {
            return AuthorizationServerMetadata.parse(JSONObjectUtils.parse(json.toString()));
        } catch (ParseException | IllegalArgumentException e) {
            throw new DiscoveryFailed("The metadata at " + place + " does not hold: "
                    + Texts.excerpt(String.valueOf(e.getMessage()), 200));
        }
    }

    /** Judged one by one, so that the one that will not do can be named (RFC 8414 §2, §3.3). */
    private Endpoints endpoints(JsonObject json) {
        return new Endpoints(
                endpoint(json, "authorization_endpoint"),
                endpoint(json, "token_endpoint"),
                endpoint(json, "revocation_endpoint"),
                endpoint(json, "introspection_endpoint"),
                endpoint(json, "userinfo_endpoint"),
                endpoint(json, "jwks_uri"),
                endpoint(json, "device_authorization_endpoint"),
                endpoint(json, "pushed_authorization_request_endpoint"),
                null);
    }

    private @Nullable URI endpoint(JsonObject json, String member) {
        if (!Members.has(json, member)) {
            return null;
        }
        try {
            return egress.judge(Members.text(json, member));
        } catch (EgressDenied e) {
            throw new DiscoveryFailed("The metadata's " + member + " will not do. " + e.getMessage());
        }
    }

    private static List<String> values(@Nullable List<? extends Identifier> identifiers) {
        return Objects.requireNonNullElse(identifiers, List.<Identifier>of()).stream()
                .map(Identifier::getValue)
                .toList();
    }
}
