package io.evergrant.secret;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.aead.XAesGcmKey;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.util.SecretBytes;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that values are encrypted with. They lie in the database, wrapped by the master key, which does not; so a
 * dump without the master key opens nothing, and a database with another master key refuses to start.
 */
@ApplicationScoped
public class Keyset {
    static final String VALUES = "keyset.values";
    static final String FINGERPRINTS = "keyset.fingerprints";

    @Inject
    MasterKey master;

    @Inject
    KeysetTable table;

    private @Nullable KeysetHandle values;
    private @Nullable KeysetHandle fingerprints;

    /** Right after the schema: nothing may be read or written with a wrong key. */
    void begin(@Observes @Priority(100) @Initialized(ApplicationScoped.class) Object start) {
        try {
            AeadConfig.register();
            PrfConfig.register();
            Optional<String> stored = table.read(VALUES);
            Aead wrap = wrapping(stored.isPresent() ? master.required() : master.requiredOrNew(table.embedded()));
            values = stored.isPresent()
                    ? unwrap(stored.get(), wrap, VALUES)
                    : create(PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE, wrap, VALUES);
            Optional<String> prf = table.read(FINGERPRINTS);
            fingerprints = prf.isPresent()
                    ? unwrap(prf.get(), wrap, FINGERPRINTS)
                    : create(PredefinedPrfParameters.HMAC_SHA256_PRF, wrap, FINGERPRINTS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keyset could not be prepared: " + e.getMessage(), e);
        }
    }

    private KeysetHandle create(Parameters parameters, Aead wrap, String name) throws GeneralSecurityException {
        KeysetHandle handle = KeysetHandle.generateNew(parameters, RegistryConfiguration.get());
        byte[] wrapped =
                TinkProtoKeysetFormat.serializeEncryptedKeyset(handle, wrap, aad(name), RegistryConfiguration.get());
        table.write(name, Base64.getEncoder().encodeToString(wrapped));
        return handle;
    }

    private static KeysetHandle unwrap(String stored, Aead wrap, String name) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(
                    Base64.getDecoder().decode(stored), wrap, aad(name), RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The keyset is not the one that this database was made with. Nothing was changed. Set evergrant.keyset"
                            + " to the keyset that was backed up together with this database.",
                    e);
        }
    }

    @AccessesPartialKey
    private static Aead wrapping(byte[] key) throws GeneralSecurityException {
        XAesGcmKey xaes = XAesGcmKey.create(
                PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE_NO_PREFIX,
                SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()),
                null);
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(xaes).withFixedId(1).makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static byte[] aad(String name) {
        return ("installation|" + name + "|v1").getBytes(StandardCharsets.UTF_8);
    }

    KeysetHandle values() {
        return ready(values);
    }

    KeysetHandle fingerprints() {
        return ready(fingerprints);
    }

    private static KeysetHandle ready(@Nullable KeysetHandle handle) {
        if (handle == null) {
            throw new IllegalStateException("The keyset is not ready: the start has not finished, or was refused.");
        }
        return handle;
    }
}
