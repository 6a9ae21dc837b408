package io.evergrant.key;

import io.evergrant.node.InstantConverter;
import io.evergrant.secret.Place;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A key that signs in our name; its private part is encrypted and never shown. */
@Entity
@Table(name = "signing_key")
public class SigningKey {
    @Id
    private String id = UUID.randomUUID().toString();

    @Column
    private String name = "";

    @Version
    private long version;

    @Column
    private String kid = "";

    @Column
    private String algorithm = "";

    @Column(name = "public_jwk")
    private String publicJwk = "";

    @Column(name = "private_jwk")
    private String privateJwk = "";

    @Column(name = "created_at")
    @Convert(converter = InstantConverter.class)
    private Instant createdAt = Instant.EPOCH;

    protected SigningKey() {}

    SigningKey(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Counts what people saved. */
    public long version() {
        return version;
    }

    /** The key id that verifiers find it by (RFC 7517 §4.5). */
    public String kid() {
        return kid;
    }

    /** What it signs with where nobody says otherwise: {@code RS256}. */
    public String algorithm() {
        return algorithm;
    }

    /** The public part (RFC 7517), as JSON. */
    public String publicJwk() {
        return publicJwk;
    }

    /** The public part as a PEM text (RFC 7468 §13). */
    public String publicPem() {
        return PublicPart.pem(publicJwk);
    }

    /** When this key material came here. */
    public Instant createdAt() {
        return createdAt;
    }

    void keep(KeyMaterial material, String sealed, Instant at) {
        kid = material.kid();
        algorithm = material.algorithm();
        publicJwk = material.publicJwk();
        privateJwk = sealed;
        createdAt = at;
    }

    String sealedJwk() {
        return privateJwk;
    }

    Place privatePlace() {
        return new Place("signing_key", "private_jwk", id);
    }
}
