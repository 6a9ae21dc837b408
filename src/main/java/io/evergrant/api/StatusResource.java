package io.evergrant.api;

import io.evergrant.node.Nodes;
import io.evergrant.node.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How the nodes and the engine are. */
@Path("/status")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class StatusResource {
    @Inject
    Nodes nodes;

    @GET
    @Needs(Right.READ)
    public Response status() {
        JsonArrayBuilder list = Json.createArrayBuilder();
        nodes.all()
                .forEach(n -> list.add(new Out()
                        .text("name", n.name())
                        .time("lastTickAt", n.lastTickAt())
                        .time("lastHeartbeatAt", n.lastHeartbeatAt())
                        .text("version", n.version())
                        .json()));
        return Out.ok(new Out()
                .text("version", Version.TEXT)
                .value("nodes", list.build())
                .json());
    }
}
