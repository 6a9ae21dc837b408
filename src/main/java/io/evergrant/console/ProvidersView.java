package io.evergrant.console;

import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The list of providers. */
@Named
@RequestScoped
public class ProvidersView extends ListView<Provider> {
    @Inject
    Providers providers;

    @Override
    protected long count() {
        return providers.count(textOrAll());
    }

    @Override
    protected List<Provider> load(int offset, int limit) {
        return providers.page(textOrAll(), offset, limit);
    }
}
