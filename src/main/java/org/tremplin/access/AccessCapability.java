package org.tremplin.access;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Accounts, sign-in, the trail. */
public final class AccessCapability implements Capability {
    @Override
    public String name() {
        return "access";
    }

    @Override
    public List<MenuEntry> menu() {
        return List.of(
                new MenuEntry(110, "/access/accounts", "key", "access.accounts.menu", Permission.MANAGE_ACCOUNTS));
    }

    @Override
    public Set<String> openPages() {
        return Set.of("/access/first-run", "/access/sign-in");
    }

    @Override
    public Set<String> servicesForStrangers() {
        return Set.of("Accounts", "SignIns");
    }

    @Override
    public Map<String, String> renamedCalls() {
        return Map.ofEntries(
                Map.entry("Accounts.changeMyPassword", "MyAccount.changePassword"),
                Map.entry("Accounts.confirm", "MyAccount.confirm"),
                Map.entry("Accounts.endKey", "AccountKeys.end"),
                Map.entry("Accounts.endMySignIn", "MyAccount.endSignIn"),
                Map.entry("Accounts.issueToken", "MyAccount.issueToken"),
                Map.entry("Accounts.keys", "AccountKeys.of"),
                Map.entry("Accounts.list", "AccountQueries.list"),
                Map.entry("Accounts.myTokens", "MyAccount.tokens"),
                Map.entry("Accounts.revokeToken", "MyAccount.revokeToken"));
    }

    @Override
    public List<Subject> subjects() {
        return List.of(
                new Subject("account", Set.of(), "/access/account-edit?account="), new Subject("site", Set.of(), null));
    }

    @Override
    public Set<String> tablesWithoutFreeText() {
        return Set.of("account", "site");
    }
}
