package io.evergrant.secret;

import io.evergrant.node.DataFolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The master key: 32 bytes in Base64, given as a file or a value, or generated beside an embedded database. */
@ApplicationScoped
class MasterKey {
    private static final Logger LOG = Logger.getLogger(MasterKey.class.getName());
    private static final String FILE = "keyset";
    private static final int BYTES = 32;

    @Inject
    @ConfigProperty(name = "evergrant.keyset")
    Optional<String> configured;

    @Inject
    DataFolder data;

    byte[] required() {
        return present().orElseThrow(() -> missing("This database was made with a keyset, and none is given."));
    }

    byte[] requiredOrNew(boolean embedded) {
        return present().orElseGet(() -> {
            if (!embedded) {
                throw missing("A database server wants a keyset that all nodes share, and none is given.");
            }
            byte[] fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            data.write(FILE, Base64.getEncoder().encodeToString(fresh));
            LOG.warning("A keyset was generated: " + data.folder().resolve(FILE)
                    + ". Without it no stored token can be read: back it up together with the database.");
            return fresh;
        });
    }

    private Optional<byte[]> present() {
        return configured
                .filter(c -> !c.isBlank())
                .map(MasterKey::fileOrValue)
                .or(() -> data.read(FILE))
                .map(MasterKey::decode);
    }

    private static String fileOrValue(String given) {
        try {
            Path path = Path.of(given);
            return Files.isRegularFile(path) ? Files.readString(path).strip() : given.strip();
        } catch (InvalidPathException e) {
            return given.strip(); // Base64 that is no path on this system
        } catch (IOException e) {
            throw new IllegalStateException("The keyset file given by evergrant.keyset cannot be read.", e);
        }
    }

    private static byte[] decode(String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text);
            if (key.length == BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // said below, without the text: it may be a damaged key
        }
        throw new IllegalStateException(
                "The keyset is neither a file nor 32 bytes in Base64. Make one with:" + " openssl rand -base64 32");
    }

    private static IllegalStateException missing(String why) {
        return new IllegalStateException(
                why + " Set evergrant.keyset to a file or a value; a new one is made by:" + " openssl rand -base64 32");
    }
}
