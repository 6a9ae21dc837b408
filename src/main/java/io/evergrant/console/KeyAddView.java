package io.evergrant.console;

import io.evergrant.check.InvalidInput;
import io.evergrant.check.Precondition;
import io.evergrant.key.KeyAlgorithm;
import io.evergrant.key.Keys;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A new signing key: generated here, or brought. What was brought is kept nowhere but in the database, encrypted. */
@Named
@RequestScoped
public class KeyAddView {
    private static final String IMPORT = "import";

    @Inject
    Keys keys;

    @Inject
    Me me;

    private @Nullable String name;
    private String way = KeyAlgorithm.ES256.wire();
    private @Nullable String material;

    public void open() {
        me.mayConfigure();
    }

    public @Nullable String save() {
        String wanted = name == null ? "" : name.strip();
        if (!me.mayConfigure() || !Notes.attempt(() -> keep(wanted))) {
            return null;
        }
        Notes.doneThen(Words.text("key.added", wanted));
        return "key?faces-redirect=true&name=" + wanted;
    }

    private void keep(String wanted) {
        if (!way.equals(IMPORT)) {
            keys.generate(wanted, KeyAlgorithm.of(way).orElse(KeyAlgorithm.ES256), Precondition.NEW);
            return;
        }
        if (material == null) {
            throw new InvalidInput("material", Words.text("key.materialMissing"));
        }
        Secret brought = new Secret(material.strip());
        try {
            if (material.stripLeading().startsWith("{")) {
                keys.importJwk(wanted, brought, Precondition.NEW);
            } else {
                keys.importPem(wanted, brought, Precondition.NEW);
            }
        } catch (InvalidInput e) {
            throw new InvalidInput(e.violations().stream()
                    .map(v -> v.field().equals("name") ? v : new io.evergrant.check.Violation("material", v.message()))
                    .toList());
        }
    }

    public List<String> getAlgorithms() {
        return Arrays.stream(KeyAlgorithm.values()).map(KeyAlgorithm::wire).toList();
    }

    public boolean isImported() {
        return way.equals(IMPORT);
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    /** An algorithm to generate for, or {@code import}. */
    public String getWay() {
        return way;
    }

    public void setWay(@Nullable String way) {
        this.way = way == null ? "" : way;
    }

    /** Write-only: a private key is never shown again. */
    public @Nullable String getMaterial() {
        return null;
    }

    public void setMaterial(@Nullable String material) {
        this.material = material;
    }
}
