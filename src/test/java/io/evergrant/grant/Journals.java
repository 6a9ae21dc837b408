package io.evergrant.grant;

import io.evergrant.grant.JournalEntry.Kind;
import io.evergrant.node.Installation;
import io.evergrant.node.TestFolder;
import io.evergrant.node.TestTime;
import java.nio.file.Path;

/** A node's journal in a folder of its own, as the start of the node would open it. */
final class Journals implements AutoCloseable {
    final TestTime time;
    final JournalFiles files = new JournalFiles();
    private final TestFolder data;

    Journals(Path folder, TestTime time) {
        this(folder, time, "this database");
    }

    Journals(Path folder, TestTime time, String database) {
        this.time = time;
        data = new TestFolder(folder);
        files.data = data;
        files.clock = time;
        files.installation = new Installation() {
            @Override
            public String id() {
                return database;
            }
        };
        try {
            files.begin(this);
        } catch (RuntimeException e) {
            data.unlock();
            throw e;
        }
    }

    /** A renewal's answer, written down now. */
    JournalEntry entry(String grant, long attempt, String sealed) {
        return new JournalEntry(Kind.RENEWAL, grant, "crm/" + grant, 1, attempt, time.instant(), sealed);
    }

    @Override
    public void close() {
        files.end();
        data.unlock();
    }
}
