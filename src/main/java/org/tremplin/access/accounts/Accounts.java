package org.tremplin.access.accounts;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.ERASE_PEOPLE;
import static org.tremplin.access.Permission.MANAGE_ACCOUNTS;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tremplin.access.AccessChanged;
import org.tremplin.access.AccessRefusal;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.AuditNotes;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.access.Role;
import org.tremplin.platform.KeyTaken;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Accounts and their rights, for those who manage them. */
@UseCases
public class Accounts {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Clock clock;

    @Inject
    private Passwords passwords;

    @Inject
    private Event<AccessChanged> changed;

    @Inject
    private Tokens tokens;

    @Inject
    private AccountQueries queries;

    @Inject
    private FirstRunKeys firstRun;

    @Inject
    private Houses houses;

    @Inject
    private AuditNotes notes;

    /** Creates the first administrator, who chooses a name and a password: no account is shipped. */
    @Allowed(ANYONE)
    public void createFirstAdministrator(String login, String name, String password) {
        if (!firstRun.nobodyYet()) {
            throw new Refused(AccessRefusal.FIRST_RUN_IS_OVER);
        }
        save(login, name, password, Set.of(Role.ADMINISTRATOR, Role.COORDINATOR), Set.of(), null, false);
        firstRun.invalidateAll();
    }

    private Account reached(long account) {
        if (!queries.isReached(account)) {
            throw new Missing();
        }
        return entities.find(Account.class, account);
    }

    /** A manager limited to sites may give only those, and at least one. */
    private void mayGive(Set<Long> sites) {
        Reach reach = me.reach(MANAGE_ACCOUNTS);
        if (!sites.stream().allMatch(reach::covers)) {
            throw new Missing();
        }
        if (!reach.everywhere() && sites.isEmpty()) {
            throw new Refused(AccessRefusal.SITE_MISSING);
        }
    }

    @Allowed(MANAGE_ACCOUNTS)
    public AccountForm view(long account) {
        return reached(account).form();
    }

    /**
     * Opens an account, whose owner chooses another password at the first sign-in. Refuses a login that is taken, a
     * password that is too short or easily guessed, an account without a role, and an account without a limit when the
     * caller has one.
     *
     * @param sites the sites the account is limited to, within reach; empty = every site
     * @param person the person behind the account, within reach, null for none; a learner or trainer needs one to see
     *     their own data
     * @return its id
     */
    @Allowed(MANAGE_ACCOUNTS)
    public long create(String login, String name, String password, Set<Role> roles, Set<Long> sites, Long person) {
        mayGive(sites);
        return save(login, name, password, roles, sites, person, true);
    }

    /** Opens an account whose password is shared by everybody who tries the demo. @return its id */
    @Allowed(MANAGE_ACCOUNTS)
    public long createForDemo(String login, String name, String password, Role role, Long person) {
        mayGive(Set.of());
        return save(login, name, password, Set.of(role), Set.of(), person, false);
    }

    private long save(
            String login,
            String name,
            String password,
            Set<Role> roles,
            Set<Long> sites,
            Long person,
            boolean initial) {
        if (credentialsExist(login)) {
            throw new Refused(AccessRefusal.LOGIN_TAKEN);
        }
        mustExist(person, 0);
        Account account = new Account(login, name, roles, sites, person, clock.instant());
        passwords.mustBeFit(password, login, name, houses.house().name());
        account.usePassword(passwords.hash(password), initial);
        entities.persist(account);
        notes.add("account", account.id());
        roles.forEach(role -> notes.add("role", "+" + role));
        changed.fire(new AccessChanged());
        return account.id();
    }

    /** People belong to another capability: this only checks that the person is within reach and has no account yet. */
    private void mustExist(Long person, long except) {
        if (person != null) {
            List<?> site = entities.createNativeQuery("select coalesce(site_id, 0) from person where id = ?1")
                    .setParameter(1, person)
                    .getResultList();
            long at = site.isEmpty() ? 0 : ((Number) site.get(0)).longValue();
            if (site.isEmpty() || at != 0 && !me.reach(MANAGE_ACCOUNTS).covers(at)) {
                throw new Missing();
            }
            long taken = entities.createQuery(
                            "select count(a) from Account a where a.personId = :person and a.id <> :except", Long.class)
                    .setParameter("person", person)
                    .setParameter("except", except)
                    .getSingleResult();
            if (taken > 0) {
                throw new Refused(AccessRefusal.PERSON_HAS_ACCOUNT);
            }
        }
    }

    private boolean credentialsExist(String login) {
        return entities.createQuery("select count(a) from Account a where a.login = :login", Long.class)
                        .setParameter("login", login)
                        .getSingleResult()
                > 0;
    }

    /**
     * Changes name, roles, sites, person, whether it is open, and the password of somebody who forgot theirs: all or
     * nothing. A new password ends every sign-in, token and calendar of the account, whose owner chooses another at the
     * next sign-in. Refuses to remove the last administrator, a limited manager who changes their own sites or gives
     * none, and a password that is too short or easily guessed.
     *
     * @param form its password is ignored
     * @param open whether the account can be used from now on
     * @param newPassword null to leave it as it is
     */
    @Allowed(MANAGE_ACCOUNTS)
    public void change(AccountForm form, boolean open, String newPassword) {
        Account account = reached(form.id);
        account.mustBeAt(form.version);
        AccountForm before = account.form();
        if (!before.sites.equals(form.sites)) {
            if (Objects.equals(me.accountId(), form.id)
                    && !me.reach(MANAGE_ACCOUNTS).everywhere()) {
                throw new Refused(AccessRefusal.OWN_SITES);
            }
            mayGive(form.sites);
        }
        if (!Objects.equals(before.person, form.person)) {
            mustExist(form.person, form.id);
        }
        note(before, form, open);
        boolean closes = account.isEnabled() && !open;
        account.change(form.name.strip(), form.roleSet(), form.sites, form.person);
        if (newPassword != null) {
            account.usePassword(passwords.fit(newPassword, account.grant(), houses.house()), true);
            notes.add("changed", "PASSWORD");
        }
        if (open) {
            account.reopen();
        } else {
            account.close();
        }
        mustKeepAnAdministrator(before.enabled && isOfEverything(before.roleSet(), before.sites));
        if (closes || newPassword != null) {
            tokens.withdraw(account.id(), false);
        }
        changed.fire(new AccessChanged());
    }

    /** Notes what changes, for the trail. */
    private void note(AccountForm before, AccountForm after, boolean open) {
        notes.add("account", before.id);
        if (before.enabled != open) {
            notes.add("account-is", open ? "OPEN" : "CLOSED");
        }
        if (!before.name.equals(after.name.strip())) {
            notes.add("changed", "NAME");
        }
        if (!Objects.equals(before.person, after.person)) {
            notes.add("changed", "PERSON");
        }
        difference("role", before.roleSet(), after.roleSet());
        difference("site", before.sites, after.sites);
    }

    private <T> void difference(String word, Set<T> before, Set<T> after) {
        after.stream().filter(one -> !before.contains(one)).forEach(one -> notes.add(word, "+" + one));
        before.stream().filter(one -> !after.contains(one)).forEach(one -> notes.add(word, "-" + one));
    }

    /**
     * Closes the account of an erased person: what it did stays, under a meaningless name. Refuses to remove the last
     * administrator, and to close a colleague's account for a caller who does not manage it.
     *
     * @return whether there was one
     */
    @Allowed(ERASE_PEOPLE)
    public boolean forget(long person) {
        Account account = entities.createQuery("select a from Account a where a.personId = :person", Account.class)
                .setParameter("person", person)
                .getResultStream()
                .findFirst()
                .orElse(null);
        if (account == null) {
            return false;
        }
        Set<Role> roles = account.grant().roles();
        boolean ofEverything =
                account.isEnabled() && isOfEverything(roles, account.grant().sites());
        if (account.isEnabled()
                && !roles.equals(Set.of(Role.LEARNER))
                && !(me.has(MANAGE_ACCOUNTS) && queries.isReached(account.id()))) {
            throw new Refused(AccessRefusal.ACCOUNT_OF_COLLEAGUE);
        }
        account.forget();
        tokens.withdraw(account.id(), false);
        notes.add("account", account.id());
        tokens.forget(account.id());
        if (roles.contains(Role.ADMINISTRATOR)) {
            mustKeepAnAdministrator(ofEverything);
        }
        changed.fire(new AccessChanged());
        return true;
    }

    private static boolean isOfEverything(Set<Role> roles, Set<Long> sites) {
        return roles.contains(Role.ADMINISTRATOR) && sites.isEmpty();
    }

    /**
     * @param ofEverything whether an administrator without a limit must remain, since no limited one could create
     *     another
     */
    private void mustKeepAnAdministrator(boolean ofEverything) {
        entities.flush();
        long left = entities.createQuery("""
                        select count(a) from Account a where a.enabled = true and :role member of a.roles
                        and (:limited = true or not exists (select 1 from Account b join b.sites s where b.id = a.id))""", Long.class)
                .setParameter("role", Role.ADMINISTRATOR)
                .setParameter("limited", !ofEverything)
                .getSingleResult();
        if (left == 0) {
            throw new Refused(AccessRefusal.LAST_ADMINISTRATOR);
        }
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void taken(@Observes KeyTaken key) {
        key.refuse(AccessRefusal.values());
    }
}
