package io.evergrant.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person who may log in to the console. */
@Entity
@Table(name = "console_user")
public class User {
    @Id
    private String id = UUID.randomUUID().toString();

    @Column
    private String name = "";

    @Version
    private long version;

    @Column
    private String roles = "";

    @Column
    private String password = "";

    /** Changes with the password: sessions that were begun with another one are over. */
    @Column
    private String stamp = "";

    @Column(name = "must_change")
    private boolean mustChange;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "last_login_at")
    private @Nullable Instant lastLoginAt;

    protected User() {}

    User(String name, Instant createdAt) {
        this.name = name;
        this.createdAt = createdAt;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Counts what people saved. */
    public long version() {
        return version;
    }

    public Set<Role> roles() {
        return parse(roles);
    }

    public boolean has(Role role) {
        return roles().contains(role);
    }

    /** Whether the password is the generated first one, which others may have seen. */
    public boolean mustChangePassword() {
        return mustChange;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant lastLoginAt() {
        return lastLoginAt;
    }

    void give(Set<Role> to) {
        roles = text(to);
    }

    void secure(String hash, boolean generated) {
        password = hash;
        stamp = UUID.randomUUID().toString();
        mustChange = generated;
    }

    String passwordHash() {
        return password;
    }

    String stamp() {
        return stamp;
    }

    static String text(Set<Role> roles) {
        return roles.stream().sorted().map(Role::wire).collect(Collectors.joining(","));
    }

    private static Set<Role> parse(String text) {
        Set<Role> found = EnumSet.noneOf(Role.class);
        Arrays.stream(text.split(",", -1)).forEach(r -> Role.of(r).ifPresent(found::add));
        return found;
    }
}
