package io.evergrant.demo;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.net.URI;
import java.nio.file.Path;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The run command's demo: begins and ends with the development server. */
@WebListener
public class DemoListener implements ServletContextListener {
    private static final Logger LOG = Logger.getLogger(DemoListener.class.getName());

    private @Nullable DemoServer demo;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Config config = ConfigProvider.getConfig();
        Path data = Path.of(config.getValue("evergrant.data", String.class)).normalize();
        DemoServer started = DemoServer.start(
                config.getValue("evergrant.demo.port", Integer.class),
                data.resolve("demo.json"),
                config.getValue("evergrant.base-url", URI.class));
        demo = started;
        LOG.info(() -> "The demo provider and the demo API listen on " + started.issuer());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (demo != null) {
            demo.drain();
        }
    }
}
