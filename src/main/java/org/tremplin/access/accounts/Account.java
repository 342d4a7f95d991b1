package org.tremplin.access.accounts;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tremplin.access.AccessRefusal;
import org.tremplin.access.Grant;
import org.tremplin.access.Role;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** The account of one person. It is closed, never deleted, because the audit trail refers to it. */
@Entity
@Table(name = "account")
public class Account extends Stored {
    @Column(name = "login")
    private String login;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "password_hash")
    private String passwordHash;

    /** Somebody else chose it: it must be changed before anything else. */
    @Column(name = "password_initial")
    private boolean passwordInitial;

    @Column(name = "person_id")
    private Long personId;

    @Column(name = "enabled")
    private boolean enabled;

    @Column(name = "created_at")
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles;

    @ElementCollection
    @CollectionTable(name = "account_site", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "site_id")
    private Set<Long> sites;

    protected Account() {}

    Account(String login, String displayName, Set<Role> roles, Set<Long> sites, Long personId, Instant now) {
        this.login = login;
        this.enabled = true;
        this.createdAt = now;
        change(displayName, roles, sites, personId);
    }

    void change(String newName, Set<Role> newRoles, Set<Long> newSites, Long newPersonId) {
        if (newRoles.isEmpty()) {
            throw new Refused(AccessRefusal.NO_ROLE);
        }
        if (newPersonId == null && newRoles.contains(Role.LEARNER)) {
            throw new Refused(AccessRefusal.LEARNER_WITHOUT_PERSON);
        }
        displayName = newName;
        roles = new HashSet<>(newRoles);
        sites = new HashSet<>(newSites);
        personId = newPersonId;
    }

    /** @param initial whether somebody else chose it */
    void usePassword(String hash, boolean initial) {
        passwordHash = hash;
        passwordInitial = initial;
    }

    boolean isPasswordInitial() {
        return passwordInitial;
    }

    void close() {
        enabled = false;
    }

    /** Removes everything that identifies its owner; nobody can sign in with it. */
    void forget() {
        enabled = false;
        login = "-" + id();
        displayName = "—";
        passwordHash = null;
        passwordInitial = false;
        personId = null;
        sites.clear();
    }

    void reopen() {
        enabled = true;
    }

    boolean isEnabled() {
        return enabled;
    }

    String passwordHash() {
        return passwordHash;
    }

    /** Works for an account without roles, too: it has no permissions. */
    private Set<Role> orderedRoles() {
        Set<Role> ordered = EnumSet.noneOf(Role.class);
        ordered.addAll(roles);
        return ordered;
    }

    Grant grant() {
        return new Grant(id(), login, displayName, personId, orderedRoles(), Set.copyOf(sites), false);
    }

    AccountRow row() {
        return new AccountRow(id(), login, displayName, enabled, List.copyOf(orderedRoles()));
    }

    AccountForm form() {
        AccountForm form = new AccountForm();
        form.id = id();
        form.version = version();
        form.login = login;
        form.name = displayName;
        form.enabled = enabled;
        form.roles = roles.toArray(Role[]::new);
        form.sites = Set.copyOf(sites);
        form.person = personId;
        return form;
    }
}
