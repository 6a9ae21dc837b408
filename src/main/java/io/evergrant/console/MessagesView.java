package io.evergrant.console;

import io.evergrant.message.Messages;
import io.evergrant.message.RestMessage;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The list of REST messages. */
@Named
@RequestScoped
public class MessagesView extends ListView<RestMessage> {
    @Inject
    Messages messages;

    @Override
    protected long count() {
        return messages.count(textOrAll());
    }

    @Override
    protected List<RestMessage> load(int offset, int limit) {
        return messages.page(textOrAll(), offset, limit);
    }
}
