package org.tremplin.access.accounts;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Role;
import org.tremplin.platform.Choice;

/** Opens an account, or changes one: roles, sites, a new password, closed or open. */
@Named
@ViewScoped
public class AccountEditPage implements Serializable {
    @Inject
    private transient Accounts accounts;

    @Inject
    private transient Me me;

    @Inject
    private transient Houses houses;

    @Inject
    private transient ExternalContext external;

    private long account;
    private long version;
    private Long person;
    private boolean enabled = true;

    @NotBlank
    @Size(max = 120)
    private String login;

    @NotBlank
    @Size(max = 200)
    private String name;

    @Size(max = 200)
    private String password;

    private List<KeyRow> keys;
    private Role[] roles = {};
    private Long[] sites = {};

    public void load() {
        if (account == 0) {
            me.mustHave(Permission.MANAGE_ACCOUNTS);
            return;
        }
        AccountForm known = accounts.view(account);
        version = known.version();
        person = known.personId();
        enabled = known.enabled();
        login = known.login();
        name = known.name();
        roles = known.roles().toArray(Role[]::new);
        sites = known.sites().toArray(Long[]::new);
    }

    public void save() throws IOException {
        if (account == 0) {
            accounts.create(
                    login.strip(),
                    name.strip(),
                    password == null ? "" : password,
                    Set.of(roles),
                    Set.of(sites),
                    person);
        } else {
            accounts.change(form(enabled));
            if (password != null && !password.isEmpty()) {
                accounts.resetPassword(account, password);
            }
        }
        external.redirect("/access/accounts");
    }

    public void close() throws IOException {
        accounts.change(form(false));
        external.redirect("/access/account-edit?account=" + account);
    }

    public void reopen() throws IOException {
        accounts.change(form(true));
        external.redirect("/access/account-edit?account=" + account);
    }

    public void endKey(KeyRow key) {
        accounts.endKey(account, key);
        keys = null;
    }

    /** What opens something for this account beside its password. */
    public List<KeyRow> getKeys() {
        if (keys == null) {
            keys = account == 0 ? List.of() : accounts.keys(account);
        }
        return keys;
    }

    private AccountForm form(boolean open) {
        return new AccountForm(account, version, login, name.strip(), open, Set.of(roles), Set.of(sites), person);
    }

    public Role[] getAllRoles() {
        return Role.values();
    }

    public List<Choice> getAllSites() {
        return houses.sites(me.reach(Permission.MANAGE_ACCOUNTS), null);
    }

    public long getAccount() {
        return account;
    }

    public void setAccount(long account) {
        this.account = account;
    }

    public Long getPerson() {
        return person;
    }

    public void setPerson(Long person) {
        this.person = person;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public Role[] getRoles() {
        return roles;
    }

    public void setRoles(Role[] roles) {
        this.roles = roles;
    }

    public Long[] getSites() {
        return sites;
    }

    public void setSites(Long[] sites) {
        this.sites = sites;
    }
}
