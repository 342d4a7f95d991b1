package org.tremplin.access.accounts;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.CHANGE_OWN_ACCOUNT;
import static org.tremplin.access.Permission.ERASE_PEOPLE;
import static org.tremplin.access.Permission.MAKE_TOKENS;
import static org.tremplin.access.Permission.MANAGE_ACCOUNTS;
import static org.tremplin.access.Permission.SIGNED_IN;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tremplin.access.AccessChanged;
import org.tremplin.access.AccessRefusal;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Association;
import org.tremplin.access.AuditNotes;
import org.tremplin.access.Grant;
import org.tremplin.access.Me;
import org.tremplin.access.Memory;
import org.tremplin.access.Reach;
import org.tremplin.access.Role;
import org.tremplin.access.Secrets;
import org.tremplin.platform.Found;
import org.tremplin.platform.KeyTaken;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Slice;
import org.tremplin.platform.UseCases;

/** Accounts, their rights and their personal tokens. */
@UseCases
public class Accounts {
    private static final String SIGN_IN = "access.key.sign-in";
    private static final String TOKEN = "access.key.token";
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
    private Event<KeysWithdrawn> withdrawn;

    @Inject
    private Memory memory;

    @Inject
    private SignIns signIns;

    @Inject
    private Throttle throttle;

    @Inject
    private AuditNotes notes;

    @Inject
    @Any
    private Instance<Keyring> rings;

    /** What is needed to check a password, outside of any transaction: hashing takes a tenth of a second. */
    record Credentials(long accountId, String login, String passwordHash) {}

    // ---------------------------------------------------------------- signing in

    /**
     * The rights of an account that is open and still has the password that was signed in with: a new one ends the
     * sign-ins of whoever knew the old. From memory after the first call.
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    Optional<Memory.Known> known(long account, String passwordHash) {
        Memory.Known known = memory.accounts().computeIfAbsent(account, id -> {
            Account found = entities.find(Account.class, id);
            return found == null || !found.isEnabled()
                    ? null
                    : new Memory.Known(found.grant(), found.passwordHash(), found.isPasswordInitial());
        });
        return known == null ? Optional.empty() : known.with(passwordHash);
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
                        where t.secretHash = :hash and t.revokedAt is null and t.account.enabled = true
                            and t.account.passwordInitial = false""", Object[].class)
                                .setParameter("hash", h)
                                .getResultStream()
                                .findFirst()
                                .map(t -> new Memory.TokenGrant(((AccessToken) t[0]).grant(), (Instant) t[1]))
                                .orElse(null));
        return Optional.ofNullable(known)
                .filter(t -> t.expiresAt().isAfter(clock.instant()))
                .map(Memory.TokenGrant::grant);
    }

    /** The rights of today behind something that was issued to an account; none when it is closed or still has a first password. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public Optional<Grant> grantOf(long account) {
        return Optional.ofNullable(entities.find(Account.class, account))
                .filter(a -> a.isEnabled() && !a.isPasswordInitial())
                .map(Account::grant);
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

    /** The account of this login, open or closed. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    Optional<Long> ofLogin(String login) {
        return entities.createQuery("select a.id from Account a where a.login = :login", Long.class)
                .setParameter("login", login)
                .getResultStream()
                .findFirst();
    }

    // ---------------------------------------------------------------- the first administrator

    /** True until somebody has an account. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public boolean nobodyYet() {
        return entities.createQuery("select count(a) from Account a", Long.class)
                        .getSingleResult()
                == 0;
    }

    /** Makes one more key with which the first administrator may come; those made before go on opening. @return the secret */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    String firstRunKey() {
        String secret = Secrets.fresh();
        entities.createNativeQuery("insert into first_run_key (secret_hash, made_at) values (?1, ?2)")
                .setParameter(1, Secrets.hash(secret))
                .setParameter(2, Timestamp.valueOf(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .executeUpdate();
        return secret;
    }

    /** Whether this is such a key, and nobody came yet. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    boolean isFirstRunKey(String given) {
        return given != null
                && nobodyYet()
                && !entities.createNativeQuery("select 1 from first_run_key where secret_hash = ?1")
                        .setParameter(1, Secrets.hash(given))
                        .getResultList()
                        .isEmpty();
    }

    /** The first administrator names themselves and sets their own password: none is shipped. */
    @Allowed(ANYONE)
    public void createFirstAdministrator(String login, String name, String password) {
        if (!nobodyYet()) {
            throw new Refused(AccessRefusal.FIRST_RUN_IS_OVER);
        }
        save(login, name, password, Set.of(Role.ADMINISTRATOR, Role.COORDINATOR), Set.of(), null, false);
        entities.createNativeQuery("delete from first_run_key").executeUpdate();
    }

    // ---------------------------------------------------------------- managing accounts

    /**
     * The accounts a manager reaches: those that are limited to sites of the manager's own. One without a limit is the whole
     * association's. On {@code a}.
     */
    private static final String WITHIN_REACH = """
            (:everywhere = true or exists (select 1 from Account b join b.sites s where b.id = a.id)
             and not exists (select 1 from Account c join c.sites s where c.id = a.id and s not in :sites))""";

    private static <T> TypedQuery<T> within(Reach reach, TypedQuery<T> query) {
        return query.setParameter("everywhere", reach.everywhere()).setParameter("sites", reach.sites());
    }

    private boolean isReached(long account) {
        return within(
                                me.reach(MANAGE_ACCOUNTS),
                                entities.createQuery(
                                        "select count(a) from Account a where a.id = :id and " + WITHIN_REACH,
                                        Long.class))
                        .setParameter("id", account)
                        .getSingleResult()
                > 0;
    }

    private Account reached(long account) {
        if (!isReached(account)) {
            throw new Missing();
        }
        return entities.find(Account.class, account);
    }

    /** Whoever is limited gives sites of their own, and at least one. */
    private void mayGive(Set<Long> sites) {
        Reach reach = me.reach(MANAGE_ACCOUNTS);
        if (!sites.stream().allMatch(reach::covers)) {
            throw new Missing();
        }
        if (!reach.everywhere() && sites.isEmpty()) {
            throw new Refused(AccessRefusal.SITE_MISSING);
        }
    }

    private static final Map<String, String> SORTS = Map.of("name", "a.displayName %1$s", "login", "a.login %1$s");

    /** Accounts within reach. @param text part of a name or login, null for all @param closed the closed ones instead of the open ones */
    @Allowed(MANAGE_ACCOUNTS)
    public Found<AccountRow> list(String text, boolean closed, Slice slice) {
        String from = " from Account a where a.enabled = :enabled"
                + " and (a.displayName like :text escape '!' or a.login like :text escape '!') and " + WITHIN_REACH;
        Reach reach = me.reach(MANAGE_ACCOUNTS);
        String order =
                SORTS.getOrDefault(slice.sort(), SORTS.get("name")).formatted(slice.descending() ? "desc" : "asc");
        TypedQuery<Account> rows =
                entities.createQuery("select a" + from + " order by " + order + ", a.id", Account.class);
        TypedQuery<Long> count = entities.createQuery("select count(a)" + from, Long.class);
        for (TypedQuery<?> query : List.of(rows, count)) {
            within(reach, query).setParameter("enabled", !closed).setParameter("text", Slice.containing(text));
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
        return reached(account).form();
    }

    /**
     * Opens an account, whose owner chooses another password at the first sign-in. Refuses a login that is taken, a password
     * that is too short or easily guessed, an account without a role, and one without a limit by who has one.
     *
     * @param sites the sites the account is limited to, within reach; empty = every site
     * @param person the person behind the account, within reach, null for none; a learner or trainer needs one to see what is theirs
     * @return its id
     */
    @Allowed(MANAGE_ACCOUNTS)
    public long create(String login, String name, String password, Set<Role> roles, Set<Long> sites, Long person) {
        mayGive(sites);
        return save(login, name, password, roles, sites, person, true);
    }

    /** Opens an account that is used with this password by everybody who looks at the demo. @return its id */
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
        passwords.mustBeFit(password, login, name, association());
        account.usePassword(passwords.hash(password), initial);
        entities.persist(account);
        notes.add("account", account.id());
        roles.forEach(role -> notes.add("role", "+" + role));
        changed.fire(new AccessChanged());
        return account.id();
    }

    /** People belong to another capability: all that is asked here is whether the id is of somebody within reach and still free. */
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
     * Changes name, roles, sites, person, and whether it is open. Refuses to leave nobody to administer what was administered,
     * and whoever is limited to change the sites of themselves or to give none.
     */
    @Allowed(MANAGE_ACCOUNTS)
    public void change(AccountForm form) {
        Account account = reached(form.id());
        account.mustBeAt(form.version());
        AccountForm before = account.form();
        if (!before.sites().equals(form.sites())) {
            if (Objects.equals(me.accountId(), form.id())
                    && !me.reach(MANAGE_ACCOUNTS).everywhere()) {
                throw new Refused(AccessRefusal.OWN_SITES);
            }
            mayGive(form.sites());
        }
        if (!Objects.equals(before.personId(), form.personId())) {
            mustExist(form.personId(), form.id());
        }
        note(before, form);
        boolean closes = account.isEnabled() && !form.enabled();
        account.change(form.name(), form.roles(), form.sites(), form.personId());
        if (form.enabled()) {
            account.reopen();
        } else {
            account.close();
        }
        mustKeepAnAdministrator(before.enabled() && isOfEverything(before.roles(), before.sites()));
        if (closes) {
            withdrawKeys(account.id(), false);
        }
        changed.fire(new AccessChanged());
    }

    /** What changes, for the trail. */
    private void note(AccountForm before, AccountForm after) {
        notes.add("account", before.id());
        if (before.enabled() != after.enabled()) {
            notes.add("account-is", after.enabled() ? "OPEN" : "CLOSED");
        }
        if (!before.name().equals(after.name())) {
            notes.add("changed", "NAME");
        }
        if (!Objects.equals(before.personId(), after.personId())) {
            notes.add("changed", "PERSON");
        }
        difference("role", before.roles(), after.roles());
        difference("site", before.sites(), after.sites());
    }

    private <T> void difference(String word, Set<T> before, Set<T> after) {
        after.stream().filter(one -> !before.contains(one)).forEach(one -> notes.add(word, "+" + one));
        before.stream().filter(one -> !after.contains(one)).forEach(one -> notes.add(word, "-" + one));
    }

    /** Tokens end here, what other capabilities issued by the event. */
    private void withdrawKeys(long account, boolean goesOn) {
        Instant now = clock.instant();
        entities.createQuery(
                        "update AccessToken t set t.revokedAt = :now where t.account.id = :account and t.revokedAt is null")
                .setParameter("now", now)
                .setParameter("account", account)
                .executeUpdate();
        withdrawn.fire(new KeysWithdrawn(account, now, goesOn));
    }

    /**
     * Closes the account of a person who is forgotten: what it did stays, under a name that says nothing. Refuses to leave
     * nobody to administer, and the account of a colleague to who does not manage it.
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
                && !(me.has(MANAGE_ACCOUNTS) && isReached(account.id()))) {
            throw new Refused(AccessRefusal.ACCOUNT_OF_COLLEAGUE);
        }
        account.forget();
        withdrawKeys(account.id(), false);
        notes.add("account", account.id());
        entities.createQuery("delete from AccessToken t where t.account.id = :account")
                .setParameter("account", account.id())
                .executeUpdate();
        if (roles.contains(Role.ADMINISTRATOR)) {
            mustKeepAnAdministrator(ofEverything);
        }
        changed.fire(new AccessChanged());
        return true;
    }

    /**
     * Gives an account a new password, for somebody who forgot theirs and who chooses another at the next sign-in. Ends every
     * sign-in, token and calendar of the account.
     */
    @Allowed(MANAGE_ACCOUNTS)
    public void resetPassword(long account, String password) {
        Account found = reached(account);
        found.usePassword(fit(found, password), true);
        withdrawKeys(account, false);
        changed.fire(new AccessChanged());
    }

    private String fit(Account account, String password) {
        Grant grant = account.grant();
        passwords.mustBeFit(password, grant.login(), grant.name(), association());
        return passwords.hash(password);
    }

    /** Its name is a bad password. */
    private String association() {
        return entities.find(Association.class, Association.THE_ONE).house().name();
    }

    /** What opens something for an account beside its password, and where it is signed in. */
    @Allowed(MANAGE_ACCOUNTS)
    public List<KeyRow> keys(long account) {
        reached(account);
        return Stream.of(
                        signIns.of(account, null).stream()
                                .map(s -> new KeyRow(SIGN_IN, s.id(), s.device() + " · " + s.place(), s.since(), null)),
                        tokens(account).stream()
                                .map(t -> new KeyRow(TOKEN, t.id(), t.name(), t.createdAt(), t.expiresAt())),
                        rings.stream().flatMap(ring -> ring.keysOf(account).stream()))
                .flatMap(keys -> keys)
                .toList();
    }

    /** Ends one of these. */
    @Allowed(MANAGE_ACCOUNTS)
    public void endKey(long account, KeyRow key) {
        reached(account);
        notes.add("key", key.kind().substring(key.kind().lastIndexOf('.') + 1));
        boolean ended = switch (key.kind()) {
            case SIGN_IN -> signIns.end(account, key.id());
            case TOKEN -> revoke(account, key.id());
            default -> rings.stream().anyMatch(ring -> ring.endKey(account, key));
        };
        if (!ended) {
            throw new Missing();
        }
    }

    private static boolean isOfEverything(Set<Role> roles, Set<Long> sites) {
        return roles.contains(Role.ADMINISTRATOR) && sites.isEmpty();
    }

    /** @param ofEverything one without a limit, whom nobody limited could make again */
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

    // ---------------------------------------------------------------- one's own account

    /** Refuses a password that is not that of whoever asks. Wrong ones are counted, and slowed down, as at the door. */
    @Allowed(value = CHANGE_OWN_ACCOUNT, trail = Trail.OWN_HISTORY)
    public void confirm(String password) {
        Account account = mine();
        String login = account.grant().login();
        if (!throttle.take(me.from(), login)) {
            throw new Refused(AccessRefusal.TOO_MANY_TRIES);
        }
        if (!passwords.verify(password, account.passwordHash())) {
            throttle.wrong(login);
            throw new Refused(AccessRefusal.WRONG_CURRENT_PASSWORD);
        }
        throttle.forgive(me.from(), login);
    }

    /**
     * Refuses a wrong current password, an unfit new one, and the same again. Ends the other sign-ins, the tokens and the
     * calendars of the account.
     *
     * @return the hash by which this sign-in goes on
     */
    @Allowed(CHANGE_OWN_ACCOUNT)
    String changeMyPassword(String current, String next) {
        confirm(current);
        if (next.equals(current)) {
            throw new Refused(AccessRefusal.PASSWORD_IS_THE_SAME);
        }
        Account account = mine();
        account.usePassword(fit(account, next), false);
        withdrawKeys(account.id(), true);
        notes.add("account", account.id());
        changed.fire(new AccessChanged());
        return account.passwordHash();
    }

    /** One's tokens that still work, the newest first. */
    @Allowed(SIGNED_IN)
    public List<TokenRow> myTokens() {
        return tokens(orMissing(me.accountId()));
    }

    private List<TokenRow> tokens(long account) {
        return entities.createQuery("""
                        select new org.tremplin.access.accounts.TokenRow(t.id, t.name, t.scope, t.createdAt, t.expiresAt)
                        from AccessToken t
                        where t.account.id = :account and t.revokedAt is null and t.expiresAt > :now
                        order by t.createdAt desc""", TokenRow.class)
                .setParameter("account", account)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /**
     * Makes a personal token. Refuses a wrong password.
     *
     * @param password of whoever asks: an unlocked screen is not enough
     * @param days how long it works: 1 to 366
     * @return the secret, which nobody can show again
     */
    @Allowed(MAKE_TOKENS)
    public String issueToken(String password, String name, AccessToken.Scope scope, int days) {
        Duration life = Duration.ofDays(days);
        if (days < 1 || life.compareTo(LONGEST_TOKEN) > 0) {
            throw new Refused(AccessRefusal.TOKEN_EXPIRY_OUT_OF_RANGE);
        }
        confirm(password);
        String secret = Secrets.fresh();
        Instant now = clock.instant();
        entities.persist(new AccessToken(mine(), name, scope, Secrets.hash(secret), now, now.plus(life)));
        notes.add("account", me.accountId());
        notes.add("scope", scope);
        return secret;
    }

    @Allowed(CHANGE_OWN_ACCOUNT)
    public void revokeToken(long token) {
        if (!revoke(orMissing(me.accountId()), token)) {
            throw new Missing();
        }
        notes.add("account", me.accountId());
    }

    private boolean revoke(long account, long token) {
        Optional<AccessToken> found = entities.createQuery(
                        "select t from AccessToken t where t.id = :id and t.account.id = :account", AccessToken.class)
                .setParameter("id", token)
                .setParameter("account", account)
                .getResultStream()
                .findFirst();
        found.ifPresent(t -> t.revoke(clock.instant()));
        changed.fire(new AccessChanged());
        return found.isPresent();
    }

    /** Where one is signed in, the latest seen first. @param current the sign-in that asks */
    @Allowed(value = SIGNED_IN, trail = Trail.NONE)
    List<SignInRow> mySignIns(Object current) {
        return signIns.of(orMissing(me.accountId()), current);
    }

    /** Ends one of one's own sign-ins, on another machine. */
    @Allowed(CHANGE_OWN_ACCOUNT)
    void endMySignIn(long signIn) {
        if (!signIns.end(orMissing(me.accountId()), signIn)) {
            throw new Missing();
        }
        notes.add("account", me.accountId());
    }

    private Account mine() {
        return orMissing(entities.find(Account.class, orMissing(me.accountId())));
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void taken(@Observes KeyTaken key) {
        key.refuse(AccessRefusal.values());
    }
}
