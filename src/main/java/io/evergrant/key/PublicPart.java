package io.evergrant.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The public part of a private key that came without it. The JDK has no call for that. */
final class PublicPart {
    private static final int ED25519_BYTES = 32;
    private static final BigInteger TWO = BigInteger.TWO;
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private static final String ED25519_INFO = "302a300506032b6570032100";

    private PublicPart() {}

    /** The SubjectPublicKeyInfo (RFC 5280 §4.1, RFC 8410 §4) of a public JWK, in PEM. */
    static String pem(String jwk) {
        try {
            JWK key = JWK.parse(jwk);
            byte[] der = key instanceof OctetKeyPair ed
                    ? HexFormat.of()
                            .parseHex(ED25519_INFO
                                    + HexFormat.of().formatHex(ed.getX().decode()))
                    : ((AsymmetricJWK) key).toPublicKey().getEncoded();
            return "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                    + "\n-----END PUBLIC KEY-----\n";
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("A public key that we have made cannot be read.", e);
        }
    }

    /** Q = d·G by doubling and adding (SEC 1 §3.2.1). It runs once, at import, where nobody can time it. */
    static ECPoint of(ECPrivateKey key) {
        EllipticCurve curve = key.getParams().getCurve();
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        ECPoint sum = ECPoint.POINT_INFINITY;
        ECPoint power = key.getParams().getGenerator();
        for (int bit = 0; bit < key.getS().bitLength(); bit++) {
            if (key.getS().testBit(bit)) {
                sum = add(sum, power, curve.getA(), p);
            }
            power = add(power, power, curve.getA(), p);
        }
        return sum;
    }

    private static ECPoint add(ECPoint a, ECPoint b, BigInteger curveA, BigInteger p) {
        if (a.equals(ECPoint.POINT_INFINITY)) {
            return b;
        }
        if (b.equals(ECPoint.POINT_INFINITY)) {
            return a;
        }
        BigInteger slope;
        if (a.getAffineX().equals(b.getAffineX())) {
            if (!a.getAffineY().equals(b.getAffineY())) {
                return ECPoint.POINT_INFINITY;
            }
            slope = THREE.multiply(a.getAffineX().modPow(TWO, p))
                    .add(curveA)
                    .multiply(TWO.multiply(a.getAffineY()).modInverse(p));
        } else {
            slope = b.getAffineY()
                    .subtract(a.getAffineY())
                    .multiply(b.getAffineX().subtract(a.getAffineX()).modInverse(p));
        }
        BigInteger x = slope.modPow(TWO, p)
                .subtract(a.getAffineX())
                .subtract(b.getAffineX())
                .mod(p);
        BigInteger y = slope.multiply(a.getAffineX().subtract(x))
                .subtract(a.getAffineY())
                .mod(p);
        return new ECPoint(x, y);
    }

    /** RFC 8032 §5.1.5: a key pair is generated from the seed, which takes the place of chance. */
    static byte[] ofEd25519(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(java.security.spec.NamedParameterSpec.ED25519, new Seed(seed));
        EdECPublicKey key = (EdECPublicKey) generator.generateKeyPair().getPublic();
        byte[] bigEndian = key.getPoint().getY().toByteArray();
        byte[] encoded = new byte[ED25519_BYTES];
        for (int i = 0; i < Math.min(ED25519_BYTES, bigEndian.length); i++) {
            encoded[i] = bigEndian[bigEndian.length - 1 - i];
        }
        if (key.getPoint().isXOdd()) {
            encoded[ED25519_BYTES - 1] |= (byte) 0x80;
        }
        return encoded;
    }

    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial")
        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = Arrays.copyOf(seed, ED25519_BYTES);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, Math.min(bytes.length, seed.length));
        }
    }
}
