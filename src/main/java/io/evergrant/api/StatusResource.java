package io.evergrant.api;

import io.evergrant.grant.Adoption;
import io.evergrant.grant.DueGrants;
import io.evergrant.grant.Journal;
import io.evergrant.grant.Standings;
import io.evergrant.node.Nodes;
import io.evergrant.node.Version;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** How the nodes and the engine are. */
@Path("/status")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class StatusResource {
    @Resource(lookup = "jdbc/evergrant")
    DataSource database;

    @Inject
    Nodes nodes;

    @Inject
    DueGrants due;

    @Inject
    Standings standings;

    @Inject
    Journal journal;

    @Inject
    Adoption adoption;

    @GET
    @Needs(Right.READ)
    public Response status() throws SQLException {
        JsonArrayBuilder list = Json.createArrayBuilder();
        nodes.all()
                .forEach(n -> list.add(new Out()
                        .text("name", n.name())
                        .time("lastTickAt", n.lastTickAt())
                        .time("lastHeartbeatAt", n.lastHeartbeatAt())
                        .text("version", n.version())
                        .json()));
        JsonArrayBuilder circuits = Json.createArrayBuilder();
        standings
                .circuits()
                .forEach(c -> circuits.add(new Out()
                        .text("provider", c.provider())
                        .text("status", "open")
                        .time("since", c.since())
                        .time("nextProbeAt", c.nextProbeAt())
                        .json()));
        return Out.ok(new Out()
                .text("version", Version.TEXT)
                .text("database", product())
                .flag("adopted", adoption.adopted())
                .value("nodes", list.build())
                .number("due", due.count())
                .number("inFlight", due.inFlight())
                .number("journalled", journal.waiting())
                .value("circuits", circuits.build())
                .json());
    }

    /** This database is the one: it refreshes from now on, under this node's base URL. */
    @POST
    @Path("/adoption")
    @Needs(Right.CONFIGURE)
    public Response adopt(@BeanParam Body body) throws SQLException {
        body.members().done();
        adoption.adopt();
        return status();
    }

    private String product() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName() + " "
                    + connection.getMetaData().getDatabaseProductVersion();
        }
    }
}
