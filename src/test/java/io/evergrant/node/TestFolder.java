package io.evergrant.node;

import java.nio.file.Path;

/** A data folder that is locked as a node's is. */
public final class TestFolder extends DataFolder {
    public TestFolder(Path path) {
        folder = path;
        begin();
    }

    /** As at the end of the process. */
    public void unlock() {
        end();
    }
}
