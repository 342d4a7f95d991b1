package org.tremplin.access.accounts;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Role;
import org.tremplin.platform.Choice;

/** Opens or changes an account: roles, sites, a new password, closed or open. */
@Named
@ViewScoped
public class AccountEditPage implements Serializable {
    @Inject
    private transient Accounts accounts;

    @Inject
    private transient AccountKeys accountKeys;

    @Inject
    private transient Me me;

    @Inject
    private transient Houses houses;

    @Inject
    private transient ExternalContext external;

    private AccountForm form = new AccountForm();
    private List<KeyRow> keys;

    public void load() {
        if (form.id == 0) {
            me.mustHave(Permission.MANAGE_ACCOUNTS);
            return;
        }
        form = accounts.view(form.id);
    }

    public void save() throws IOException {
        String password = Objects.toString(form.password, "");
        if (form.id == 0) {
            accounts.create(form.login.strip(), form.name.strip(), password, form.roleSet(), form.sites, form.person);
        } else {
            accounts.change(form, form.enabled, password.isEmpty() ? null : password);
        }
        external.redirect("/access/accounts");
    }

    public void close() throws IOException {
        accounts.change(form, false, null);
        external.redirect("/access/account-edit?account=" + form.id);
    }

    public void reopen() throws IOException {
        accounts.change(form, true, null);
        external.redirect("/access/account-edit?account=" + form.id);
    }

    public void endKey(KeyRow key) {
        accountKeys.end(form.id, key);
        keys = null;
    }

    /** What gives access to this account besides its password. */
    public List<KeyRow> getKeys() {
        if (keys == null) {
            keys = form.id == 0 ? List.of() : accountKeys.of(form.id);
        }
        return keys;
    }

    public Role[] getAllRoles() {
        return Role.values();
    }

    public List<Choice> getAllSites() {
        return houses.sites(me.reach(Permission.MANAGE_ACCOUNTS), null);
    }

    public AccountForm getForm() {
        return form;
    }
}
