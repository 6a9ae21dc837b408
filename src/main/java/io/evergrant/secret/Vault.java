package io.evergrant.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what must not be readable in the database, bound to its row. A ciphertext begins with its key's id, so
 * several keys can be active.
 */
@ApplicationScoped
public class Vault {
    @Inject
    Keyset keyset;

    private volatile @Nullable Aead aead;
    private volatile @Nullable PrfSet prf;

    /** Encrypts for this place only; null stays null. */
    public String seal(Secret secret, Place place) {
        try {
            byte[] sealed = aead().encrypt(bytes(secret.reveal()), bytes(place.associatedData()));
            return Integer.toUnsignedString(keyset.values().getPrimary().getId()) + ":"
                    + Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value could not be encrypted.", e);
        }
    }

    /** @throws SealBroken where the text was not sealed for this place, or with none of our keys */
    public Secret open(String sealed, Place place) {
        try {
            byte[] cipher = Base64.getDecoder().decode(sealed.substring(sealed.indexOf(':') + 1));
            return new Secret(
                    new String(aead().decrypt(cipher, bytes(place.associatedData())), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealBroken(place, e);
        }
    }

    /** Tells equal secrets without decrypting any: a keyed hash, 128 bits in hexadecimal. */
    public String fingerprint(Secret secret) {
        try {
            return HexFormat.of().formatHex(prf().computePrimary(bytes(secret.reveal()), 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A fingerprint could not be made.", e);
        }
    }

    private Aead aead() throws GeneralSecurityException {
        Aead known = aead;
        if (known == null) {
            known = primitive(keyset.values(), Aead.class);
            aead = known;
        }
        return known;
    }

    private PrfSet prf() throws GeneralSecurityException {
        PrfSet known = prf;
        if (known == null) {
            known = primitive(keyset.fingerprints(), PrfSet.class);
            prf = known;
        }
        return known;
    }

    private static <P> P primitive(KeysetHandle handle, Class<P> type) throws GeneralSecurityException {
        return handle.getPrimitive(RegistryConfiguration.get(), type);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A ciphertext stands where it was not put, was altered, or its key is gone. Nothing of it is told. */
    public static final class SealBroken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SealBroken(Place place, Exception cause) {
            super(
                    "The encrypted " + place.column() + " of " + place.table() + " " + place.row()
                            + " cannot be opened: it was moved or altered, or its key is not in the keyset.",
                    cause);
        }
    }
}
