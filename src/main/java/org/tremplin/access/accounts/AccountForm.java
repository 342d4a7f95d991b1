package org.tremplin.access.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.tremplin.access.Role;
import org.tremplin.web.Form;

/** An account as it is shown and edited. */
public final class AccountForm implements Form {
    /** 0 for a new one. */
    public long id;

    public long version;

    @NotBlank
    @Size(max = 120)
    public String login;

    @NotBlank
    @Size(max = 200)
    public String name;

    public boolean enabled = true;

    public Role[] roles = {};

    /** Empty = every site. */
    public Set<Long> sites = Set.of();

    /** Null when it belongs to nobody in particular. */
    public Long person;

    /** A new password; never filled in for the reader, empty to leave the current one. */
    @Size(max = 200)
    public String password;

    Set<Role> roleSet() {
        return Set.of(roles);
    }
}
