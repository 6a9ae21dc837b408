package io.evergrant.http;

import io.evergrant.check.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom a TLS connection trusts: the JVM's certificates, and those that a provider adds. Nothing switches it off. */
final class Trust {
    private static final int MOST_CERTIFICATES = 100;

    private Trust() {}

    /** The certificates of a PEM text. */
    static Collection<? extends Certificate> read(String pem) {
        try {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
            if (found.isEmpty() || found.size() > MOST_CERTIFICATES) {
                throw new InvalidInput(
                        "trustedCertificates", "must be 1 to " + MOST_CERTIFICATES + " certificates in PEM form");
            }
            return found;
        } catch (CertificateException e) {
            throw new InvalidInput("trustedCertificates", "must be X.509 certificates in PEM form");
        }
    }

    /** Never the JVM's default context: on a server that may be the server's own. */
    static SSLContext context(@Nullable String pem) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int count = 0;
            for (X509Certificate root : roots()) {
                trusted.setCertificateEntry("jvm" + count++, root);
            }
            if (pem != null) {
                for (Certificate added : read(pem)) {
                    trusted.setCertificateEntry("added" + count++, added);
                }
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(trusted), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS could not be prepared.", e);
        }
    }

    private static X509Certificate[] roots() throws GeneralSecurityException {
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager x509) {
                return x509.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
