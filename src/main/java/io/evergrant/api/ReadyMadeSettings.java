package io.evergrant.api;

import io.evergrant.check.Conflict;
import io.evergrant.check.Precondition;
import io.evergrant.check.ReadyMade;
import io.evergrant.check.StrictJson;
import io.evergrant.check.Violations;
import io.evergrant.egress.Egress;
import io.evergrant.http.Answer;
import io.evergrant.http.OutboundClients;
import io.evergrant.http.Outgoing;
import io.evergrant.http.TransportFailure;
import io.evergrant.message.Messages;
import io.evergrant.profile.ProfileSettings;
import io.evergrant.profile.Profiles;
import io.evergrant.provider.Provider;
import io.evergrant.provider.ProviderSettings;
import io.evergrant.provider.Providers;
import io.evergrant.secret.SecretChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Keeps settings that lie ready elsewhere as bodies of this API: read as strictly as any body, all before any is kept. */
@ApplicationScoped
class ReadyMadeSettings {
    private static final int LARGEST = 1024 * 1024;

    @Inject
    OutboundClients clients;

    @Inject
    Providers providers;

    @Inject
    Profiles profiles;

    @Inject
    Messages messages;

    @Inject
    Egress egress;

    void keep(@Observes ReadyMade wish) {
        Members in = new Members(read(wish), "", new Violations());
        List<Runnable> saves = new ArrayList<>();
        in.objects("providers").forEach(m -> saves.add(provider(wish, m)));
        in.objects("profiles").forEach(m -> saves.add(profile(wish, m)));
        in.objects("messages").forEach(m -> saves.add(message(wish, m)));
        in.done();
        saves.forEach(Runnable::run);
    }

    private JsonObject read(ReadyMade wish) {
        try {
            return StrictJson.object(fetch(wish));
        } catch (StrictJson.Broken e) {
            throw new Conflict("What " + wish.from() + " answered " + e.getMessage() + ".");
        }
    }

    /** @throws Conflict where nothing readable comes from there */
    private byte[] fetch(ReadyMade wish) {
        try {
            Answer answer = clients.send(Outgoing.of("GET", wish.from())
                    .header("Accept", "application/json")
                    .atMost(LARGEST));
            if (answer.status() != 200 || !JsonType.is(answer.header("Content-Type"))) {
                throw new Conflict(wish.from() + " answered " + answer.status() + " without settings.");
            }
            return answer.body();
        } catch (TransportFailure e) {
            throw new Conflict(wish.from() + " cannot be read. " + e.getMessage());
        }
    }

    private Runnable provider(ReadyMade wish, Members in) {
        String name = in.required("name");
        Members body = in.object("body");
        ProviderSettings stored = providers.find(name).map(Provider::settings).orElse(null);
        ProviderSettings settings = ProviderJson.read(body, egress, stored);
        SecretChange secret = body.secret("clientSecret");
        return () -> {
            providers.save(name, settings, secret, Precondition.NONE);
            wish.keeps("provider " + name);
        };
    }

    private Runnable profile(ReadyMade wish, Members in) {
        String name = in.required("name");
        ProfileSettings settings = ProfileJson.read(in.object("body"));
        return () -> {
            profiles.save(name, settings, Precondition.NONE);
            wish.keeps("profile " + name);
        };
    }

    private Runnable message(ReadyMade wish, Members in) {
        String name = in.required("name");
        MessageJson.Read read = MessageJson.read(in.object("body"));
        return () -> {
            messages.save(name, read.settings(), read.secrets(), Precondition.NONE);
            wish.keeps("message " + name);
        };
    }
}
