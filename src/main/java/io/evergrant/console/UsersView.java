package io.evergrant.console;

import io.evergrant.access.Role;
import io.evergrant.access.User;
import io.evergrant.access.Users;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The list of users. */
@Named
@RequestScoped
public class UsersView extends ListView<User> {
    @Inject
    Users users;

    @Override
    protected long count() {
        return users.count(textOrAll());
    }

    @Override
    protected List<User> load(int offset, int limit) {
        return users.page(textOrAll(), offset, limit);
    }

    public String roles(Set<Role> roles) {
        return roles.stream().sorted().map(r -> Words.text("role." + r.wire())).collect(Collectors.joining(", "));
    }
}
