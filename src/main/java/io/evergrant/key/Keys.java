package io.evergrant.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.evergrant.audit.Audit;
import io.evergrant.audit.Differences;
import io.evergrant.audit.FieldChange;
import io.evergrant.check.Conflict;
import io.evergrant.check.NotFound;
import io.evergrant.check.Precondition;
import io.evergrant.check.Removal;
import io.evergrant.check.Texts;
import io.evergrant.check.Violations;
import io.evergrant.node.Changes;
import io.evergrant.node.NodeClock;
import io.evergrant.secret.Secret;
import io.evergrant.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place where signing keys are kept. */
@ApplicationScoped
@Transactional
public class Keys {
    private static final int MOST_KEYS = 1000;

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Vault vault;

    @Inject
    Audit audit;

    @Inject
    Changes changes;

    @Inject
    NodeClock clock;

    @Inject
    Event<Removal> removals;

    public Optional<SigningKey> find(String name) {
        return entities.createQuery("SELECT k FROM SigningKey k WHERE k.name = :name", SigningKey.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** @throws NotFound where there is none of this name */
    public SigningKey get(String name) {
        return find(name).orElseThrow(() -> new NotFound("signing key", name));
    }

    /** By name, after the given one; the first where it is empty. */
    public List<SigningKey> after(String name, int limit) {
        return entities.createQuery("SELECT k FROM SigningKey k WHERE k.name > :name ORDER BY k.name", SigningKey.class)
                .setParameter("name", name)
                .setMaxResults(limit)
                .getResultList();
    }

    /** By name, a page of those whose name, algorithm or key id holds the text. */
    public List<SigningKey> page(String text, int offset, int limit) {
        return entities.createQuery(
                        "SELECT k FROM SigningKey k WHERE k.name LIKE :text OR LOWER(k.algorithm) LIKE :text"
                                + " OR LOWER(k.kid) LIKE :text ORDER BY k.name",
                        SigningKey.class)
                .setParameter("text", "%" + text.toLowerCase(Locale.ROOT) + "%")
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    public long count(String text) {
        return entities.createQuery(
                        "SELECT COUNT(k) FROM SigningKey k WHERE k.name LIKE :text OR LOWER(k.algorithm) LIKE :text"
                                + " OR LOWER(k.kid) LIKE :text",
                        Long.class)
                .setParameter("text", "%" + text.toLowerCase(Locale.ROOT) + "%")
                .getSingleResult();
    }

    /** Makes a key; where one for this algorithm stands already, nothing changes. Announces {@code key}. */
    public SigningKey generate(String name, KeyAlgorithm algorithm, Precondition precondition) {
        SigningKey stored = checked(name, precondition);
        return stored != null && stored.algorithm().equals(algorithm.wire())
                ? stored
                : save(name, stored, KeyMaterial.of(fresh(algorithm), "generate"));
    }

    /**
     * Keeps a key that was made elsewhere: PEM with PKCS#8.
     *
     * @throws io.evergrant.check.InvalidInput where it is weak, or no private key for signatures
     */
    public SigningKey importPem(String name, Secret pem, Precondition precondition) {
        SigningKey stored = checked(name, precondition);
        return save(name, stored, KeyReading.pem(pem));
    }

    /**
     * Keeps a key that was made elsewhere: a JWK.
     *
     * @throws io.evergrant.check.InvalidInput where it is weak, or no private key for signatures
     */
    public SigningKey importJwk(String name, Secret jwk, Precondition precondition) {
        SigningKey stored = checked(name, precondition);
        return save(name, stored, KeyReading.jwk(jwk));
    }

    private @Nullable SigningKey checked(String name, Precondition precondition) {
        Violations found = new Violations();
        Texts.name(found, "name", name);
        found.throwIfAny();
        SigningKey stored = find(name).orElse(null);
        precondition.check(stored == null ? null : stored.version());
        return stored;
    }

    private static JWK fresh(KeyAlgorithm algorithm) {
        try {
            return switch (algorithm) {
                case RS256 ->
                    new RSAKeyGenerator(2048).algorithm(JWSAlgorithm.RS256).generate();
                case PS256 ->
                    new RSAKeyGenerator(2048).algorithm(JWSAlgorithm.PS256).generate();
                case ES256 -> new ECKeyGenerator(Curve.P_256).generate();
                case EDDSA -> KeyReading.freshEd25519();
            };
        } catch (JOSEException e) {
            throw new IllegalStateException("A key could not be generated.", e);
        }
    }

    private SigningKey save(String name, @Nullable SigningKey stored, KeyMaterial material) {
        if (stored != null && stored.publicJwk().equals(material.publicJwk())) {
            return stored;
        }
        if (entities.createQuery("SELECT COUNT(k) FROM SigningKey k WHERE k.kid = :kid AND k.name <> :name", Long.class)
                        .setParameter("kid", material.kid())
                        .setParameter("name", name)
                        .getSingleResult()
                > 0) {
            throw new Conflict("Another signing key has the same key id already. Each key is kept once.");
        }
        SigningKey key = stored == null ? new SigningKey(name) : stored;
        String before = stored == null ? null : stored.publicJwk();
        if (stored == null) {
            entities.persist(key);
        } else {
            entities.lock(key, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        }
        key.keep(material, vault.seal(material.privateJwk(), key.privatePlace()), clock.instant());
        entities.flush();
        List<FieldChange> differences = new ArrayList<>(Differences.between(before, key.publicJwk()));
        differences.add(FieldChange.secret("privateKey"));
        audit.record("saved", "signing key " + name, differences);
        changes.announce("key", name);
        return key;
    }

    /** Who refers to a key, in words: {@code provider google}. */
    public List<String> usersOf(String name) {
        Removal question = new Removal("signing key", name);
        removals.fire(question);
        return question.users();
    }

    /**
     * Deletes a key that nothing refers to.
     *
     * @throws io.evergrant.check.InUse where a provider or a profile does
     */
    public void delete(String name, Precondition precondition) {
        SigningKey key = get(name);
        precondition.check(key.version());
        Removal removal = new Removal("signing key", name);
        removals.fire(removal);
        removal.check();
        entities.remove(key);
        audit.record("deleted", "signing key " + name);
        changes.announce("key", name);
    }

    /** The public parts of all keys as a JWK set (RFC 7517 §5), JSON. */
    public String publicSet() {
        return "{\"keys\":["
                + String.join(
                        ",",
                        after("", MOST_KEYS).stream().map(SigningKey::publicJwk).toList()) + "]}";
    }

    /**
     * Signs in the name of a key.
     *
     * @param algorithm a JWS algorithm that someone configured, or null for the key's own
     * @throws NotFound where there is none of this name
     * @throws Conflict where the key cannot sign so
     */
    public Signer signer(String name, @Nullable String algorithm) {
        SigningKey key = get(name);
        try {
            return new Signer(
                    JWK.parse(vault.open(key.sealedJwk(), key.privatePlace()).reveal()), algorithm);
        } catch (ParseException e) {
            throw new IllegalStateException("The signing key " + name + " cannot be read."); // its text is a secret
        }
    }
}
