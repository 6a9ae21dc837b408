package io.evergrant.console;

import io.evergrant.check.NotFound;
import io.evergrant.message.Call;
import io.evergrant.message.Calls;
import io.evergrant.message.Messages;
import io.evergrant.message.Part;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call as it was kept. */
@Named
@RequestScoped
public class CallView {
    @Inject
    Calls calls;

    @Inject
    Messages messages;

    private @Nullable String id;
    private @Nullable Call call;

    /** A part, as the page shows it. */
    public record Shown(
            List<Map.Entry<String, String>> headers,
            @Nullable String body,
            boolean base64,
            boolean cut) {
        static @Nullable Shown of(@Nullable Part part) {
            if (part == null) {
                return null;
            }
            String body = part.body();
            return new Shown(
                    List.copyOf(part.headers().entrySet()),
                    body == null ? null : part.base64() || part.cut() ? body : TestAnswer.pretty(body),
                    part.base64(),
                    part.cut());
        }
    }

    public void open() {
        if (getCall() == null) {
            Notes.missing();
        }
    }

    public @Nullable Call getCall() {
        if (call == null && id != null) {
            try {
                call = calls.get(id);
            } catch (NotFound e) {
                return null; // the page says so with 404
            }
        }
        return call;
    }

    /** Null where the log level did not ask for it. */
    public @Nullable Shown getRequest() {
        Call shown = getCall();
        return shown == null ? null : Shown.of(calls.request(shown));
    }

    public @Nullable Shown getResponse() {
        Call shown = getCall();
        return shown == null ? null : Shown.of(calls.response(shown));
    }

    /** Whether its method is still there, to be tested. */
    public boolean isTestable() {
        Call shown = getCall();
        return shown != null
                && messages.find(shown.message())
                        .filter(m -> m.settings().methods().stream()
                                .anyMatch(o -> o.name().equals(shown.method())))
                        .isPresent();
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }
}
