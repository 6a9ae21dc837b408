package io.evergrant.api;

import io.evergrant.check.InvalidInput;
import io.evergrant.check.Precondition;
import io.evergrant.key.KeyAlgorithm;
import io.evergrant.key.Keys;
import io.evergrant.key.SigningKey;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Signing keys; only their public parts are ever read. */
@Path("/keys")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class KeysResource {
    private static final String ALGORITHMS =
            Arrays.stream(KeyAlgorithm.values()).map(KeyAlgorithm::wire).collect(Collectors.joining(", "));

    @Inject
    Keys keys;

    @GET
    @Needs(Right.READ)
    public Response list(@BeanParam Page page) {
        return Out.ok(page.of(keys::after, SigningKey::name, KeysResource::json));
    }

    @GET
    @Path("/{name}")
    @Needs(Right.READ)
    public Response read(@PathParam("name") String name) {
        return answer(200, keys.get(name));
    }

    @PUT
    @Path("/{name}")
    @Needs(Right.CONFIGURE)
    public Response save(@PathParam("name") String name, @BeanParam Etag etag, @BeanParam Body body) {
        Optional<SigningKey> stored = keys.find(name);
        Members in = body.members();
        in.ignore("name", "kid", "algorithm", "publicJwk", "createdAt", "secretsSet");
        in.refuse("pkcs12", "password");
        KeyAlgorithm generate = algorithm(in);
        String pem = in.text("pem");
        JsonObject jwk = in.has("jwk") ? in.raw("jwk") : null;
        in.done();
        long ways = Stream.of(generate, pem, jwk).filter(w -> w != null).count();
        if (ways > 1 || (ways == 0 && stored.isEmpty())) {
            throw new InvalidInput("generate", "or pem or jwk is needed, and only one of them");
        }
        Precondition precondition = precondition(etag, name);
        return answer(stored.isEmpty() ? 201 : 200, save(name, generate, pem, jwk, precondition));
    }

    private SigningKey save(
            String name,
            @Nullable KeyAlgorithm generate,
            @Nullable String pem,
            @Nullable JsonObject jwk,
            Precondition precondition) {
        if (generate != null) {
            return keys.generate(name, generate, precondition);
        }
        if (pem != null) {
            return keys.importPem(name, new Secret(pem), precondition);
        }
        return jwk == null ? keys.get(name) : keys.importJwk(name, new Secret(jwk.toString()), precondition);
    }

    private static @Nullable KeyAlgorithm algorithm(Members in) {
        String text = in.text("generate");
        KeyAlgorithm algorithm = text == null ? null : KeyAlgorithm.of(text).orElse(null);
        in.violations().addIf(text != null && algorithm == null, "generate", "must be one of: " + ALGORITHMS);
        return algorithm;
    }

    @DELETE
    @Path("/{name}")
    @Needs(Right.CONFIGURE)
    public Response delete(@PathParam("name") String name, @BeanParam Etag etag) {
        keys.delete(name, precondition(etag, name));
        return Out.nothing();
    }

    private Precondition precondition(Etag etag, String name) {
        return etag.precondition(() -> keys.find(name).map(k -> new Etag.Seen(k.kid(), k.version())));
    }

    private static Response answer(int status, SigningKey key) {
        return Out.answer(status, json(key))
                .header("ETag", Etag.of(key.kid(), key.version()))
                .build();
    }

    private static JsonObject json(SigningKey key) {
        try (JsonReader publicJwk = Json.createReader(new StringReader(key.publicJwk()))) {
            return new Out()
                    .text("name", key.name())
                    .text("kid", key.kid())
                    .text("algorithm", key.algorithm())
                    .value("publicJwk", publicJwk.readObject())
                    .time("createdAt", key.createdAt())
                    .texts("secretsSet", List.of("privateKey"))
                    .json();
        }
    }
}
