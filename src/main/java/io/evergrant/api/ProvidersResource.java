package io.evergrant.api;

import io.evergrant.check.InvalidInput;
import io.evergrant.check.Precondition;
import io.evergrant.egress.Egress;
import io.evergrant.endpoint.Discovery;
import io.evergrant.grant.Standings;
import io.evergrant.node.PublicAddress;
import io.evergrant.provider.Provider;
import io.evergrant.provider.ProviderSettings;
import io.evergrant.provider.Providers;
import io.evergrant.secret.SecretChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Authorization servers as we registered with them. */
@Path("/providers")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ProvidersResource {
    @Inject
    Providers providers;

    @Inject
    Egress egress;

    @Inject
    PublicAddress address;

    @Inject
    Standings standings;

    @Inject
    Discovery discovery;

    @GET
    @Needs(Right.READ)
    public Response list(@BeanParam Page page) {
        return Out.ok(page.of(providers::after, Provider::name, this::json));
    }

    @GET
    @Path("/{name}")
    @Needs(Right.READ)
    public Response read(@PathParam("name") String name) {
        return answer(200, providers.get(name));
    }

    @PUT
    @Path("/{name}")
    @Needs(Right.CONFIGURE)
    public Response save(@PathParam("name") String name, @BeanParam Etag etag, @BeanParam Body body) {
        Provider stored = providers.find(name).orElse(null);
        Members in = body.members();
        ProviderSettings settings = ProviderJson.read(in, egress, stored == null ? null : stored.settings());
        SecretChange secret = in.secret("clientSecret");
        in.done();
        Provider saved = providers.save(name, settings, secret, precondition(etag, name));
        return answer(stored == null ? 201 : 200, saved);
    }

    /** Reads what the issuer says of itself; changes nothing. */
    @POST
    @Path("/{name}/discovery")
    @Needs(Right.CONFIGURE)
    public Response discovery(@PathParam("name") String name, @BeanParam Body body) {
        body.members().done();
        ProviderSettings settings = providers.get(name).settings();
        if (settings.issuer() == null) {
            throw new InvalidInput("issuer", "is needed: its metadata says where the endpoints are");
        }
        return Out.ok(MetadataJson.write(
                discovery.read(settings.issuer(), settings.manner().trustedCertificates())));
    }

    /** Ends a pause. */
    @POST
    @Path("/{name}/resume")
    @Needs(Right.OPERATE)
    public Response resume(@PathParam("name") String name, @BeanParam Body body) {
        body.members().done();
        Provider provider = providers.get(name);
        standings.resumeProvider(name);
        return answer(200, provider);
    }

    @DELETE
    @Path("/{name}")
    @Needs(Right.CONFIGURE)
    public Response delete(@PathParam("name") String name, @BeanParam Etag etag) {
        providers.delete(name, precondition(etag, name));
        return Out.nothing();
    }

    private Precondition precondition(Etag etag, String name) {
        return etag.precondition(() -> providers.find(name).map(p -> new Etag.Seen(p.id(), p.version())));
    }

    private Response answer(int status, Provider provider) {
        return Out.answer(status, json(provider))
                .header("ETag", Etag.of(provider.id(), provider.version()))
                .build();
    }

    private JsonObject json(Provider provider) {
        Out out = ProviderJson.write(provider)
                .text("redirectUri", address.redirectUri(provider.name()).toString());
        return StandingJson.write(out, standings.provider(provider.name())).json();
    }
}
