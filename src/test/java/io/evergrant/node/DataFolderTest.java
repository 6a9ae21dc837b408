package io.evergrant.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    /** Another process that uses the folder, until its input ends. */
    public static void main(String[] args) throws Exception {
        TestFolder mine = new TestFolder(Path.of(args[0]));
        System.out.println("locked");
        while (System.in.read() >= 0) {
            // it holds the lock meanwhile
        }
        mine.unlock();
    }

    @Test
    @DisplayName("P2 a second process is refused the data folder, and gets it when the first has ended")
    void aSecondProcessIsRefused() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DataFolderTest.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("locked");
            assertThatThrownBy(() -> new TestFolder(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Another process uses the data folder " + folder)
                    .hasMessageContaining("evergrant.data");
            other.getOutputStream().close();
            assertThat(other.waitFor()).isZero();
        } finally {
            other.destroyForcibly();
        }
        new TestFolder(folder).unlock();
    }

    @Test
    @DisplayName("P2 and so is a second application in the same process")
    void soIsASecondApplication() {
        TestFolder first = new TestFolder(folder);
        assertThatThrownBy(() -> new TestFolder(folder)).hasMessageContaining("Another process uses the data folder");
        first.unlock();
    }
}
