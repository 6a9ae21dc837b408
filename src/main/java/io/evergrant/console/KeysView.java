package io.evergrant.console;

import io.evergrant.key.Keys;
import io.evergrant.key.SigningKey;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The list of signing keys. */
@Named
@RequestScoped
public class KeysView extends ListView<SigningKey> {
    @Inject
    Keys keys;

    @Override
    protected long count() {
        return keys.count(textOrAll());
    }

    @Override
    protected List<SigningKey> load(int offset, int limit) {
        return keys.page(textOrAll(), offset, limit);
    }

    /** In words; a dash where nobody uses it. */
    public String usedBy(String name) {
        List<String> users = keys.usersOf(name);
        return users.isEmpty() ? "–" : String.join(", ", users);
    }
}
