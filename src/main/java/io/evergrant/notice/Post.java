package io.evergrant.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brings notices to people by the channels that are set; no transaction is open meanwhile. */
@ApplicationScoped
class Post {
    private static final Logger LOG = Logger.getLogger(Post.class.getName());
    private static final int BATCH = 50;

    @Inject
    @Any
    Instance<Channel> channels;

    @Inject
    Deliveries deliveries;

    @Inject
    Notices notices;

    /** The names of the channels that new notices take. */
    List<String> ways() {
        return channels.stream().filter(Channel::configured).map(Channel::name).toList();
    }

    /** Sends what is due. A channel that fails is left alone until the next time: the rest would wait for it in vain. */
    void send() {
        Set<String> failing = new HashSet<>();
        for (Delivery delivery : deliveries.due(BATCH)) {
            if (!failing.contains(delivery.channel()) && deliveries.claim(delivery)) {
                try {
                    deliveries.delivered(delivery, send(delivery));
                } catch (NotSent e) {
                    failing.add(delivery.channel());
                    deliveries.failed(delivery, e.getMessage());
                    LOG.log(Level.WARNING, "A notice was not delivered by {0}: {1}", new Object[] {
                        delivery.channel(), e.getMessage()
                    });
                }
            }
        }
    }

    private String send(Delivery delivery) throws NotSent {
        Optional<NoticeView> notice = notices.find(delivery.notice());
        Optional<Channel> channel = channels.stream()
                .filter(c -> c.name().equals(delivery.channel()) && c.configured())
                .findFirst();
        if (notice.isEmpty() || channel.isEmpty()) {
            throw new NotSent("This node has no " + delivery.channel() + " set.");
        }
        try {
            return channel.get().send(notice.get());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A notice could not be sent by " + delivery.channel() + ".", e);
            throw new NotSent("It could not be sent; the server's log says why.");
        }
    }
}
