package org.tremplin.access;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.CHANGE_OWN_ACCOUNT;
import static org.tremplin.access.Permission.ERASE_PEOPLE;
import static org.tremplin.access.Permission.MANAGE_ACCOUNTS;
import static org.tremplin.access.Permission.SIGNED_IN;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.platform.Found;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Slice;
import org.tremplin.platform.UseCases;

/** Accounts, their rights and their personal tokens. */
@UseCases
public class Accounts {
    private static final Duration LONGEST_TOKEN = Duration.ofDays(366);

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
    private Memory memory;

    /** What is needed to check a password, outside of any transaction: hashing takes a tenth of a second. */
    record Credentials(long accountId, String login, String passwordHash) {}

    // ---------------------------------------------------------------- signing in

    /**
     * The rights of an account that is open and still has the password that was signed in with: a new one ends the
     * sign-ins of whoever knew the old. From memory after the first call.
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    Optional<Grant> grant(long account, String passwordHash) {
        Memory.SignIn known = memory.signIns().computeIfAbsent(account, id -> {
            Account found = entities.find(Account.class, id);
            return found == null || !found.isEnabled() ? null : new Memory.SignIn(found.grant(), found.passwordHash());
        });
        return known == null ? Optional.empty() : known.grantFor(passwordHash);
    }

    /** The rights behind a personal token that is neither expired nor revoked. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public Optional<Grant> grantOfToken(String secret) {
        String hash = Secrets.hash(secret);
        Memory.TokenGrant known = memory.tokens()
                .computeIfAbsent(
                        hash,
                        h -> entities.createQuery("""
                        select t, t.expiresAt from AccessToken t
                        where t.secretHash = :hash and t.revokedAt is null and t.account.enabled = true""", Object[].class)
                                .setParameter("hash", h)
                                .getResultStream()
                                .findFirst()
                                .map(t -> new Memory.TokenGrant(((AccessToken) t[0]).grant(), (Instant) t[1]))
                                .orElse(null));
        return Optional.ofNullable(known)
                .filter(t -> t.expiresAt().isAfter(clock.instant()))
                .map(Memory.TokenGrant::grant);
    }

    /** Upper and lower case are one. Accents are not, as they are to the database: a guesser would get tries for each. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    Optional<Credentials> credentials(String login) {
        return entities.createQuery(
                        "select a from Account a where a.login = :login and a.enabled = true", Account.class)
                .setParameter("login", login)
                .getResultStream()
                .filter(a -> a.grant().login().toLowerCase(Locale.ROOT).equals(login.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(a -> new Credentials(a.id(), a.grant().login(), a.passwordHash()));
    }

    // ---------------------------------------------------------------- the first administrator

    /** True until somebody has an account. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public boolean nobodyYet() {
        return entities.createQuery("select count(a) from Account a", Long.class)
                        .getSingleResult()
                == 0;
    }

    /** The first administrator names themselves and sets their own password: none is shipped. */
    @Allowed(ANYONE)
    public void createFirstAdministrator(String login, String name, String password) {
        if (!nobodyYet()) {
            throw new Refused(AccessRefusal.FIRST_RUN_IS_OVER);
        }
        save(login, name, password, Set.of(Role.ADMINISTRATOR, Role.COORDINATOR), Set.of(), null);
    }

    // ---------------------------------------------------------------- managing accounts

    private static final Map<String, String> SORTS = Map.of("name", "a.displayName %1$s", "login", "a.login %1$s");

    /** Accounts. @param text part of a name or login, null for all @param closed the closed ones instead of the open ones */
    @Allowed(MANAGE_ACCOUNTS)
    public Found<AccountRow> list(String text, boolean closed, Slice slice) {
        String from = " from Account a where a.enabled = :enabled"
                + " and (a.displayName like :text escape '!' or a.login like :text escape '!')";
        String order =
                SORTS.getOrDefault(slice.sort(), SORTS.get("name")).formatted(slice.descending() ? "desc" : "asc");
        TypedQuery<Account> rows =
                entities.createQuery("select a" + from + " order by " + order + ", a.id", Account.class);
        TypedQuery<Long> count = entities.createQuery("select count(a)" + from, Long.class);
        for (TypedQuery<?> query : List.of(rows, count)) {
            query.setParameter("enabled", !closed).setParameter("text", Slice.containing(text));
        }
        rows.setHint("eclipselink.batch", "a.roles").setHint("eclipselink.batch.type", "IN");
        return new Found<>(
                rows.setFirstResult(slice.offset())
                        .setMaxResults(slice.size())
                        .getResultStream()
                        .map(Account::row)
                        .toList(),
                count.getSingleResult());
    }

    @Allowed(MANAGE_ACCOUNTS)
    public AccountForm view(long account) {
        return orMissing(entities.find(Account.class, account)).form();
    }

    /**
     * Opens an account. Refuses a login that is taken, a password that is too short, an account without a role.
     *
     * @param sites the sites the account is limited to; empty = every site
     * @param person the person behind the account, null for none; a learner or trainer needs one to see what is theirs
     * @return its id
     */
    @Allowed(MANAGE_ACCOUNTS)
    public long create(String login, String name, String password, Set<Role> roles, Set<Long> sites, Long person) {
        return save(login, name, password, roles, sites, person);
    }

    private long save(String login, String name, String password, Set<Role> roles, Set<Long> sites, Long person) {
        if (credentialsExist(login)) {
            throw new Refused(AccessRefusal.LOGIN_TAKEN);
        }
        mustExist(person, 0);
        Account account = new Account(login, name, roles, sites, person, clock.instant());
        account.usePassword(passwords.hash(login, password));
        entities.persist(account);
        changed.fire(new AccessChanged());
        return account.id();
    }

    /** People belong to another capability: all that is asked here is whether the id is somebody's and still free. */
    private void mustExist(Long person, long except) {
        if (person != null) {
            long taken = entities.createQuery(
                            "select count(a) from Account a where a.personId = :person and a.id <> :except", Long.class)
                    .setParameter("person", person)
                    .setParameter("except", except)
                    .getSingleResult();
            if (taken > 0) {
                throw new Refused(AccessRefusal.PERSON_HAS_ACCOUNT);
            }
            if (entities.createNativeQuery("select id from person where id = ?1")
                    .setParameter(1, person)
                    .getResultList()
                    .isEmpty()) {
                throw new Missing();
            }
        }
    }

    private boolean credentialsExist(String login) {
        return entities.createQuery("select count(a) from Account a where a.login = :login", Long.class)
                        .setParameter("login", login)
                        .getSingleResult()
                > 0;
    }

    /** Changes name, roles, sites, person, and whether it is open. Refuses to leave nobody to administer. */
    @Allowed(MANAGE_ACCOUNTS)
    public void change(AccountForm form) {
        Account account = orMissing(entities.find(Account.class, form.id()));
        account.mustBeAt(form.version());
        mustExist(form.personId(), form.id());
        account.change(form.name(), form.roles(), form.sites(), form.personId());
        if (form.enabled()) {
            account.reopen();
        } else {
            account.close();
        }
        mustKeepAnAdministrator();
        changed.fire(new AccessChanged());
    }

    /**
     * Closes the account of a person who is forgotten: what it did stays, under a name that says nothing. Refuses to leave
     * nobody to administer, and the account of a colleague to who does not manage accounts.
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
        if (account.isEnabled() && !roles.equals(Set.of(Role.LEARNER)) && !me.has(MANAGE_ACCOUNTS)) {
            throw new Refused(AccessRefusal.ACCOUNT_OF_COLLEAGUE);
        }
        account.forget();
        entities.createQuery("delete from AccessToken t where t.account.id = :account")
                .setParameter("account", account.id())
                .executeUpdate();
        if (roles.contains(Role.ADMINISTRATOR)) {
            mustKeepAnAdministrator();
        }
        changed.fire(new AccessChanged());
        return true;
    }

    /** Gives an account a new password, for somebody who forgot theirs. */
    @Allowed(MANAGE_ACCOUNTS)
    public void resetPassword(long account, String password) {
        Account found = orMissing(entities.find(Account.class, account));
        found.usePassword(passwords.hash(found.grant().login(), password));
        changed.fire(new AccessChanged());
    }

    private void mustKeepAnAdministrator() {
        entities.flush();
        long left = entities.createQuery(
                        "select count(a) from Account a where a.enabled = true and :role member of a.roles", Long.class)
                .setParameter("role", Role.ADMINISTRATOR)
                .getSingleResult();
        if (left == 0) {
            throw new Refused(AccessRefusal.LAST_ADMINISTRATOR);
        }
    }

    // ---------------------------------------------------------------- one's own account

    /** Refuses a wrong current password and an unfit new one. @return the hash by which this sign-in goes on */
    @Allowed(CHANGE_OWN_ACCOUNT)
    String changeMyPassword(String current, String next) {
        Account account = mine();
        if (!passwords.verify(current, account.passwordHash())) {
            throw new Refused(AccessRefusal.WRONG_CURRENT_PASSWORD);
        }
        account.usePassword(passwords.hash(account.grant().login(), next));
        changed.fire(new AccessChanged());
        return account.passwordHash();
    }

    /** One's tokens that still work, the newest first. */
    @Allowed(SIGNED_IN)
    public List<TokenRow> myTokens() {
        return entities.createQuery("""
                        select new org.tremplin.access.TokenRow(t.id, t.name, t.scope, t.createdAt, t.expiresAt)
                        from AccessToken t
                        where t.account.id = :me and t.revokedAt is null and t.expiresAt > :now
                        order by t.createdAt desc""", TokenRow.class)
                .setParameter("me", me.accountId())
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /**
     * Makes a personal token.
     *
     * @param days how long it works: 1 to 366
     * @return the secret, which nobody can show again
     */
    @Allowed(CHANGE_OWN_ACCOUNT)
    public String issueToken(String name, AccessToken.Scope scope, int days) {
        Duration life = Duration.ofDays(days);
        if (days < 1 || life.compareTo(LONGEST_TOKEN) > 0) {
            throw new Refused(AccessRefusal.TOKEN_EXPIRY_OUT_OF_RANGE);
        }
        String secret = Secrets.fresh();
        Instant now = clock.instant();
        entities.persist(new AccessToken(mine(), name, scope, Secrets.hash(secret), now, now.plus(life)));
        return secret;
    }

    @Allowed(CHANGE_OWN_ACCOUNT)
    public void revokeToken(long token) {
        AccessToken found = entities.createQuery(
                        "select t from AccessToken t where t.id = :id and t.account.id = :me", AccessToken.class)
                .setParameter("id", token)
                .setParameter("me", me.accountId())
                .getResultStream()
                .findFirst()
                .orElse(null);
        orMissing(found).revoke(clock.instant());
        changed.fire(new AccessChanged());
    }

    private Account mine() {
        return orMissing(entities.find(Account.class, orMissing(me.accountId())));
    }
}
