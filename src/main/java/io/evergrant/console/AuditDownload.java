package io.evergrant.console;

import io.evergrant.audit.Audit;
import io.evergrant.audit.AuditEntry;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** The audit as NDJSON, an entry a line, in the API's words; the same filters as the page. */
@WebServlet("/audit/entries.ndjson")
public class AuditDownload extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int AT_ONE_TIME = 500;

    @Inject
    transient Audit audit;

    @Inject
    transient Times times;

    @Inject
    transient Me me;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!me.isReader()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Audit.Filter filter = new Audit.Filter(
                CallsView.day(request.getParameter("since"), times.getZone()),
                CallsView.orNull(request.getParameter("actor")),
                CallsView.orNull(request.getParameter("object")));
        response.setContentType("application/x-ndjson");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"evergrant-audit.ndjson\"");
        PrintWriter out = response.getWriter();
        long last = Long.MAX_VALUE;
        List<AuditEntry> entries = audit.before(filter, last, AT_ONE_TIME);
        while (!entries.isEmpty() && !out.checkError()) {
            for (AuditEntry entry : entries) {
                out.print(line(entry) + "\n");
                last = entry.id();
            }
            entries = audit.before(filter, last, AT_ONE_TIME);
        }
    }

    private static String line(AuditEntry entry) {
        JsonArrayBuilder changes = Json.createArrayBuilder();
        entry.changes().forEach(c -> {
            JsonObjectBuilder change = Json.createObjectBuilder().add("field", c.field());
            if (c.old() != null) {
                change.add("old", c.old());
            }
            if (c.now() != null) {
                change.add("new", c.now());
            }
            changes.add(change);
        });
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", String.valueOf(entry.id()))
                .add("at", entry.at().toString())
                .add("actor", entry.actor())
                .add("action", entry.action())
                .add("object", entry.object())
                .add("node", entry.node())
                .add("changes", changes)
                .add("count", entry.count());
        if (entry.origin() != null) {
            json.add("from", entry.origin());
        }
        return json.build().toString();
    }
}
