package io.evergrant.it;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Begins with empty folders, and stops the servers when the last test has run. */
public final class RunListener implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("evergrant.it.db") != null) {
            Run.begin();
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Run.end();
    }
}
