package io.evergrant.sample;

import io.evergrant.client.AccessTokenFilter;
import io.evergrant.client.AccessTokenSource;
import io.evergrant.client.ForProfile;
import io.evergrant.client.ProfileName;
import io.evergrant.client.RestMessageAnswer;
import io.evergrant.client.RestMessages;
import io.evergrant.client.Subject;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Uses each of the three beans as the README shows it. */
@Path("/crm")
@RequestScoped
public class CrmResource {
    @Inject
    private AccessTokenSource tokens;

    @Inject
    @ForProfile("sample")
    private AccessTokenFilter filter;

    @Inject
    private RestMessages messages;

    /** By hand: a token's fingerprint. */
    @GET
    @Path("/token")
    public String token(@QueryParam("profile") String profile, @QueryParam("subject") String subject) {
        return tokens.accessToken(new ProfileName(profile), subject == null ? Subject.DEFAULT : new Subject(subject))
                .hash();
    }

    /** By the filter: whatever stands at that address. */
    @POST
    @Path("/filter")
    public Response filter(@QueryParam("uri") URI uri, String ticket) {
        Client client = ClientBuilder.newClient().register(filter);
        try (Response answer = client.target(uri).request().post(Entity.json(ticket))) {
            return Response.status(answer.getStatus())
                    .entity(answer.readEntity(String.class))
                    .build();
        } finally {
            client.close();
        }
    }

    /** By a REST message. */
    @POST
    @Path("/message")
    public Response message(@QueryParam("title") String title) {
        RestMessageAnswer answer = messages.call("sample", "open")
                .with("title", title)
                .as(Subject.DEFAULT)
                .send();
        return Response.status(answer.status()).entity(answer.text()).build();
    }
}
