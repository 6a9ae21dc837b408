package io.evergrant.key;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.evergrant.check.InvalidInput;
import io.evergrant.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a private key that someone brings: PEM with PKCS#8 (RFC 5958, RFC 7468), or a JWK (RFC 7517). */
final class KeyReading {
    private static final int MOST_CHARACTERS = 64 * 1024;
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----", Pattern.DOTALL);

    private KeyReading() {}

    static KeyMaterial jwk(Secret json) {
        limit(json, "jwk");
        try {
            return KeyMaterial.of(JWK.parse(json.reveal()), "jwk");
        } catch (ParseException | IllegalArgumentException e) {
            // the parser's own message may quote the key
            throw new InvalidInput("jwk", "must be one private JSON Web Key (RFC 7517)");
        }
    }

    static KeyMaterial pem(Secret text) {
        limit(text, "pem");
        String pem = text.reveal();
        Matcher found = PKCS8.matcher(pem);
        if (!found.find()) {
            throw new InvalidInput("pem", advice(pem));
        }
        String base64 = found.group(1).replaceAll("\\s", "");
        if (found.find()) {
            throw new InvalidInput("pem", "holds more than one private key");
        }
        byte[] der;
        try {
            der = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("pem", "is damaged: between its first and last line stands no Base64");
        }
        return Stream.of("RSA", "EC", "Ed25519")
                .flatMap(algorithm -> read(algorithm, new PKCS8EncodedKeySpec(der)).stream())
                .findFirst()
                .map(key -> KeyMaterial.of(key, "pem"))
                .orElseThrow(() -> new InvalidInput("pem", "must hold an RSA, EC or Ed25519 key"));
    }

    private static void limit(Secret text, String field) {
        if (text.length() > MOST_CHARACTERS) {
            throw new InvalidInput(field, "must have at most 64 KiB");
        }
    }

    private static String advice(String pem) {
        if (pem.contains("ENCRYPTED")) {
            return "is encrypted. Decrypt it first: openssl pkcs8 -topk8 -nocrypt -in key.pem";
        }
        if (pem.contains("RSA PRIVATE KEY") || pem.contains("EC PRIVATE KEY")) {
            return "is in an old form. Make PKCS#8 of it: openssl pkcs8 -topk8 -nocrypt -in key.pem";
        }
        return pem.contains("PUBLIC KEY") || pem.contains("CERTIFICATE")
                ? "must be a private key: this could only verify"
                : "must be a private key that begins with -----BEGIN PRIVATE KEY-----";
    }

    /** Nothing where it is a key of another kind. */
    private static Optional<JWK> read(String algorithm, PKCS8EncodedKeySpec spec) {
        try {
            KeyFactory factory = KeyFactory.getInstance(algorithm);
            PrivateKey key = factory.generatePrivate(spec);
            if (key instanceof RSAPrivateCrtKey rsa) {
                return Optional.of(rsa(rsa, factory));
            }
            if (key instanceof ECPrivateKey ec) {
                return Optional.of(ec(ec));
            }
            return key instanceof EdECPrivateKey ed ? Optional.of(ed25519(ed)) : Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static JWK rsa(RSAPrivateCrtKey key, KeyFactory factory) throws GeneralSecurityException {
        var open = factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        return new RSAKey.Builder((java.security.interfaces.RSAPublicKey) open)
                .privateKey(key)
                .build();
    }

    private static JWK ec(ECPrivateKey key) {
        Curve curve = Curve.forECParameterSpec(key.getParams());
        if (curve == null) {
            throw new InvalidInput("pem", "is an EC key on an unknown curve; it must be on P-256, P-384 or P-521");
        }
        var point = PublicPart.of(key);
        int bits = key.getParams().getCurve().getField().getFieldSize();
        return new ECKey.Builder(
                        curve,
                        ECKey.encodeCoordinate(bits, point.getAffineX()),
                        ECKey.encodeCoordinate(bits, point.getAffineY()))
                .d(ECKey.encodeCoordinate(bits, key.getS()))
                .build();
    }

    /** Generated by the JDK; the same form as one that was brought. */
    static JWK freshEd25519() {
        byte[] seed = new byte[32];
        new SecureRandom().nextBytes(seed);
        try {
            return ed25519(seed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be generated.", e);
        }
    }

    private static JWK ed25519(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed = key.getBytes().orElseThrow(() -> new InvalidInput("pem", "is a key that cannot be read"));
        return ed25519(seed);
    }

    private static JWK ed25519(byte[] seed) throws GeneralSecurityException {
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(PublicPart.ofEd25519(seed)))
                .d(Base64URL.encode(seed))
                .build();
    }
}
