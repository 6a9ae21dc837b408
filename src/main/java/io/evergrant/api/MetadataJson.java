package io.evergrant.api;

import io.evergrant.endpoint.Metadata;
import jakarta.json.JsonObject;

/** What an issuer says of itself, with the endpoints named as a provider has them. */
final class MetadataJson {
    private MetadataJson() {}

    static JsonObject write(Metadata metadata) {
        Out out = new Out().text("issuer", metadata.issuer());
        metadata.endpoints().byName().forEach(out::text);
        out.flag("authorizationResponseIssParameterSupported", metadata.issParameter());
        if (metadata.challengeMethods() != null) {
            out.texts("codeChallengeMethodsSupported", metadata.challengeMethods());
        }
        return out.texts("tokenEndpointAuthMethodsSupported", metadata.authenticationMethods())
                .texts("scopesSupported", metadata.scopes())
                .texts("grantTypesSupported", metadata.grantTypes())
                .texts("responseModesSupported", metadata.responseModes())
                .text("source", metadata.source())
                .json();
    }
}
