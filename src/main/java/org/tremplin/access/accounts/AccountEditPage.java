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
import org.tremplin.web.Form;

/** Opens an account, or changes one: roles, sites, a new password, closed or open. */
@Named
@ViewScoped
public class AccountEditPage implements Serializable {
    public static class Fields implements Form {
        public long account;
        public Long person;
        public boolean enabled = true;

        @NotBlank
        @Size(max = 120)
        public String login;

        @NotBlank
        @Size(max = 200)
        public String name;

        @Size(max = 200)
        public String password;

        public Role[] roles = {};
        public Long[] sites = {};
    }

    @Inject
    private transient Accounts accounts;

    @Inject
    private transient Me me;

    @Inject
    private transient Houses houses;

    @Inject
    private transient ExternalContext external;

    private final Fields form = new Fields();
    private long version;

    private List<KeyRow> keys;

    public void load() {
        if (form.account == 0) {
            me.mustHave(Permission.MANAGE_ACCOUNTS);
            return;
        }
        AccountForm known = accounts.view(form.account);
        version = known.version();
        form.person = known.personId();
        form.enabled = known.enabled();
        form.login = known.login();
        form.name = known.name();
        form.roles = known.roles().toArray(Role[]::new);
        form.sites = known.sites().toArray(Long[]::new);
    }

    public void save() throws IOException {
        if (form.account == 0) {
            accounts.create(
                    form.login.strip(),
                    form.name.strip(),
                    form.password == null ? "" : form.password,
                    Set.of(form.roles),
                    Set.of(form.sites),
                    form.person);
        } else {
            accounts.change(form(form.enabled));
            if (form.password != null && !form.password.isEmpty()) {
                accounts.resetPassword(form.account, form.password);
            }
        }
        external.redirect("/access/accounts");
    }

    public void close() throws IOException {
        accounts.change(form(false));
        external.redirect("/access/account-edit?account=" + form.account);
    }

    public void reopen() throws IOException {
        accounts.change(form(true));
        external.redirect("/access/account-edit?account=" + form.account);
    }

    public void endKey(KeyRow key) {
        accounts.endKey(form.account, key);
        keys = null;
    }

    /** What opens something for this account beside its password. */
    public List<KeyRow> getKeys() {
        if (keys == null) {
            keys = form.account == 0 ? List.of() : accounts.keys(form.account);
        }
        return keys;
    }

    private AccountForm form(boolean open) {
        return new AccountForm(
                form.account,
                version,
                form.login,
                form.name.strip(),
                open,
                Set.of(form.roles),
                Set.of(form.sites),
                form.person);
    }

    public Role[] getAllRoles() {
        return Role.values();
    }

    public List<Choice> getAllSites() {
        return houses.sites(me.reach(Permission.MANAGE_ACCOUNTS), null);
    }

    public Fields getForm() {
        return form;
    }
}
