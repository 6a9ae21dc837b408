package io.evergrant.console;

import io.evergrant.access.ApiKey;
import io.evergrant.access.Application;
import io.evergrant.access.Applications;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The list of applications. */
@Named
@RequestScoped
public class ApplicationsView extends ListView<Application> {
    @Inject
    Applications applications;

    @Override
    protected long count() {
        return applications.count(textOrAll());
    }

    @Override
    protected List<Application> load(int offset, int limit) {
        return applications.page(textOrAll(), offset, limit);
    }

    public List<ApiKey> keys(String application) {
        return applications.keys(application);
    }
}
