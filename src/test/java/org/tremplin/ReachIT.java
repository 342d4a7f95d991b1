package org.tremplin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.access.Allowed;
import org.tremplin.access.Grant;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Reach;
import org.tremplin.access.Role;
import org.tremplin.access.SiteRow;
import org.tremplin.access.accounts.AccountForm;
import org.tremplin.access.accounts.AccountKeys;
import org.tremplin.access.accounts.AccountQueries;
import org.tremplin.access.accounts.Accounts;
import org.tremplin.access.audit.Audits;
import org.tremplin.attendance.Seals;
import org.tremplin.attendance.closing.Months;
import org.tremplin.attendance.closing.SealChecks;
import org.tremplin.attendance.hours.SignRules;
import org.tremplin.catalogue.ActivityForm;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.catalogue.TermForm;
import org.tremplin.catalogue.Terms;
import org.tremplin.catalogue.projects.ActionForm;
import org.tremplin.catalogue.projects.MoneyRow;
import org.tremplin.catalogue.projects.SolidarityActions;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.enrolment.demand.Demands;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.contact.AskedFields;
import org.tremplin.people.contact.Consent;
import org.tremplin.people.contact.Consents;
import org.tremplin.people.merging.Merges;
import org.tremplin.planning.Group;
import org.tremplin.planning.GroupForm;
import org.tremplin.planning.Groups;
import org.tremplin.planning.Sessions;
import org.tremplin.planning.availability.Closures;
import org.tremplin.planning.logbook.SessionLogs;
import org.tremplin.planning.staffing.Availabilities;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Slice;
import org.tremplin.platform.UseCases;
import org.tremplin.progress.certificates.Certificates;
import org.tremplin.progress.funding.TargetForm;
import org.tremplin.progress.funding.Targets;
import org.tremplin.web.Form;

/**
 * Every id that reaches a service passes reach before it reaches a query. The services, their calls and the ids in their
 * parameters, records and forms are found by reflection; each call is made by each role that has it, limited to one site, with an id
 * of another site in each place, and once more with an id that nobody has. Both must be the same answer, and do the same
 * nothing: so it is found whether something is told, refused or changed because the row exists. A new kind of id fails the
 * test until it is said here where it is from.
 */
@InContainer
class ReachIT {
    private static final long NOBODYS = 987_654_321_987L;
    private static final long OWN_SITE = 7_000_001;
    private static final long OTHER_SITE = 7_000_002;

    /** Ids of what is a site's, by the name that parameters and records give them. */
    private static final Map<String, String> OF_A_SITE = Map.ofEntries(
            Map.entry("person", "person"),
            Map.entry("personId", "person"),
            Map.entry("one", "person"),
            Map.entry("other", "person"),
            Map.entry("kept", "person"),
            Map.entry("gone", "person"),
            Map.entry("people", "trainer"),
            Map.entry("chosen", "person"),
            Map.entry("trainer", "trainer"),
            Map.entry("trainers", "trainer"),
            Map.entry("substitute", "trainer"),
            Map.entry("group", "group"),
            Map.entry("toGroup", "group"),
            Map.entry("session", "session"),
            Map.entry("site", "site"),
            Map.entry("siteId", "site"),
            Map.entry("room", "room"),
            Map.entry("enrolment", "enrolment"),
            Map.entry("alert", "alert"),
            Map.entry("demand", "demand"),
            Map.entry("consent", "consent"),
            Map.entry("step", "step"),
            Map.entry("target", "target"),
            Map.entry("certificate", "certificate"),
            Map.entry("certificates", "certificate"),
            Map.entry("merge", "merge"),
            Map.entry("window", "window"),
            Map.entry("leave", "leave"),
            Map.entry("closure", "closure"),
            Map.entry("action", "action"),
            Map.entry("line", "line"),
            Map.entry("material", "material"),
            Map.entry("AccountForm.id", "account"),
            Map.entry("AccountForm.sites", "site"),
            Map.entry("Accounts.create.sites", "site"),
            Map.entry("Accounts.view.account", "account"),
            Map.entry("AccountKeys.of.account", "account"),
            Map.entry("AccountKeys.end.account", "account"),
            Map.entry("GroupForm.id", "group"),
            Map.entry("PlanSession.id", "session"),
            Map.entry("StepForm.id", "step"),
            Map.entry("TargetForm.id", "target"),
            Map.entry("ActionForm.id", "action"),
            Map.entry("RoomRow.id", "room"),
            Map.entry("ClosureRow.id", "closure"),
            Map.entry("PersonImports.undo.id", "import"),
            Map.entry("People.names.ids", "person"),
            Map.entry("Groups.names.ids", "group"),
            Map.entry("SessionQueries.names.ids", "session"));

    /** Ids of what is the whole association's, and of what is one's own and asked for by account. */
    private static final Set<String> OF_THE_HOUSE = Set.of(
            "activity",
            "pole",
            "type",
            "theme",
            "programme",
            "programmes",
            "axes",
            "term",
            "rule",
            "priority",
            "task",
            "done",
            "kind",
            "reason",
            "signUp",
            "account",
            "token",
            "feed",
            "newest",
            "except",
            "id",
            "groups",
            "sites",
            "self",
            "Terms.choices.kept",
            "Rooms.choices.kept",
            "Houses.sites.kept",
            "Admissions.add.other");

    /** Calls that only other services make, about what they have reached: {@link ArchitectureTest} keeps everybody else away. */
    static final Set<String> BY_SERVICES_ONLY = Set.of(
            "Sessions.heldByRollCall",
            "Sessions.heldByImport",
            "Enrolments.enrolByPresence",
            "People.addWalkIn",
            "Accounts.forget",
            "Attendance.comes",
            "Seals.contents",
            "Feeds.keysOf",
            "Feeds.endKey",
            "Clashes.claim",
            "Clashes.clashes",
            "Employment.importLines",
            "EnrolmentImports.importLines",
            "Hours.facts",
            "Unavailability.of",
            "Levels.of",
            "Levels.isFarBelow");

    /** Calls whose answer for another site is meant: its holidays are no secret, and its reach is given to the other. */
    private static final Set<String> MEANT = Set.of("Closures.between", "Houses.sites", "CalendarQueries.show");

    private static final Pattern NAMED_ID = Pattern.compile("\\b(person|id)=(\\d+)");
    private static final Set<String> UNKNOWN = new TreeSet<>();

    @Inject
    private Cast cast;

    @Inject
    private Me me;

    @Inject
    private BeanManager beans;

    @Inject
    private UserTransaction transaction;

    @PersistenceContext(unitName = "tremplin")
    private EntityManager entities;

    @Inject
    private Accounts accounts;

    @Inject
    private AccountQueries accountQueries;

    @Inject
    private AccountKeys accountKeys;

    @Inject
    private People people;

    @Inject
    private Groups groups;

    @Inject
    private Sessions sessions;

    @Inject
    private Enrolments enrolments;

    @Inject
    private Catalogue catalogue;

    @Inject
    private SolidarityActions actions;

    @Inject
    private Terms terms;

    @Inject
    private Targets targets;

    @Inject
    private Certificates certificates;

    @Inject
    private Consents consents;

    @Inject
    private Demands demands;

    @Inject
    private Merges merges;

    @Inject
    private Availabilities availabilities;

    @Inject
    private Closures closures;

    @Inject
    private SessionLogs logs;

    @Inject
    private AskedFields fields;

    @Inject
    private SignRules signs;

    @Inject
    private Months months;

    @Inject
    private Houses houses;

    @Inject
    private Audits audits;

    @Inject
    private Seals seals;

    @Inject
    private SealChecks sealChecks;

    private static final Map<String, Long> own = new HashMap<>();
    private static final Map<String, Long> others = new HashMap<>();
    private static final Map<String, Long> ofTheHouse = new HashMap<>();
    private LocalDate today;

    @BeforeEach
    void two_sites_with_the_same_of_everything() throws SQLException, java.io.IOException {
        me.become(Grant.server());
        today = cast.today();
        if (!own.isEmpty()) {
            return;
        }
        terms.save(Terms.Kind.PROGRAMME, TermForm.programme("Portée " + Cast.unique(), "Région", null));
        ofTheHouse.put("programme", last("programme", "true"));
        plant(OWN_SITE, own);
        plant(OTHER_SITE, others);
    }

    private void plant(long site, Map<String, Long> ids) throws SQLException, java.io.IOException {
        String mark = "Portee" + Cast.unique();
        cast.alter("insert into site (id, name) values (" + site + ", '" + mark + "') on duplicate key update name = '"
                + mark + "'");
        long next = site * 1_000 + System.nanoTime() % 1_000 * 1_000_000_000L;
        ids.put("site", site);
        ids.put("room", next);
        cast.alter("insert into room (id, site_id, name, capacity) values (" + next + ", " + site + ", '" + mark
                + "', 20)");
        long person = people.register(details(mark, "Une", site));
        ids.put("person", person);
        long trainer = people.register(null, Set.of(Person.Role.STAFF), details(mark, "Quelle", site));
        ids.put("trainer", trainer);
        long activity = catalogue.save(ActivityForm.fresh("R" + Cast.unique(), 11, solidarity(), mark, null, 15));
        GroupForm groupForm = GroupForm.fresh(activity, site, mark, 9, today.minusMonths(1), today.plusMonths(3));
        groupForm.opening = Group.Opening.OPEN;
        groupForm.trainers = Set.of(trainer);
        long group = groups.save(groupForm);
        ids.put("group", group);
        long session =
                sessions.plan(Cast.at(group, today, LocalTime.of(9, 0), LocalTime.of(10, 0), null, Set.of(trainer)));
        ids.put("session", session);
        sessions.hold(session, version("session", session));
        enrolments.enrol(person, group);
        cast.alter("update enrolment set enrolled_on = enrolled_on - interval 3 day where person_id = " + person);
        ids.put("enrolment", last("enrolment", "person_id = " + person));
        ids.put("action", actions.save(ActionForm.fresh(activity, today, mark)));
        actions.addLine(
                ids.get("action"),
                new MoneyRow(
                        0, 0, today, mark, org.tremplin.catalogue.projects.MoneyLine.Direction.COST, BigDecimal.TEN));
        ids.put("line", last("money_line", "action_id = " + ids.get("action")));
        ids.put(
                "target",
                targets.save(TargetForm.fresh(
                        person, ofTheHouse.get("programme"), 10, today.minusDays(9), today.plusDays(9))));
        ids.put(
                "certificate",
                certificates
                        .issueForGroup(group, Set.of(person), today.minusDays(2), today)
                        .get(0));
        consents.give(person, Consent.Purpose.PHOTO, "fr", false);
        ids.put("consent", last("consent", "person_id = " + person));
        ids.put("demand", demands.note(null, site, null));
        long twin = people.register(details(mark, "Autre", site));
        ids.put("merge", merges.merge(person, version("person", person), twin, version("person", twin)));
        availabilities.addWindows(
                trainer, Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(12, 0), null, null);
        ids.put("window", last("availability", "person_id = " + trainer));
        availabilities.addLeave(trainer, today.plusDays(60), today.plusDays(61), mark);
        ids.put("leave", last("trainer_leave", "person_id = " + trainer));
        closures.add(mark, today.plusDays(70), today.plusDays(71), site);
        ids.put("closure", last("closure", "site_id = " + site));
        logs.attach(session, "notes.txt", new ByteArrayInputStream(mark.getBytes(StandardCharsets.UTF_8)));
        ids.put("material", last("session_material", "session_id = " + session));
        cast.alter("insert into absence_alert (id, person_id, group_id, signs, raised_on) values (" + next + ", "
                + person + ", " + group + ", 'NO_NEWS', '" + today + "')");
        ids.put("alert", next);
        cast.alter("insert into employment_step (id, version, person_id, on_date, kind_id, employer) select " + next
                + ", 0, " + person + ", '" + today + "', min(id), '" + mark + "' from step_kind");
        ids.put("step", next);
        accounts.create(mark, mark, "un mot de passe " + mark, Set.of(Role.REPORTING), Set.of(site), null);
        ids.put("account", last("account", "login = '" + mark + "'"));
        cast.alter(
                "insert into person_import (id, version, file_name, imported_at, account_id, created, completed) select "
                        + next + ", 0, '" + mark + "', now(6), id, 1, 0 from account where login = '" + mark + "'");
        ids.put("import", next);
    }

    private PersonDetails details(String family, String given, long site) {
        return new PersonDetails(family, given, null, null, null, null, null, null, null, null, today, site);
    }

    private long solidarity() {
        return number("select min(id) from activity_type where kind = 'SOLIDARITY'");
    }

    private long version(String table, long id) {
        return number("select version from " + table + " where id = " + id);
    }

    private long last(String table, String where) {
        return number("select max(id) from " + table + " where " + where);
    }

    private long number(String query) {
        return ((Number) entities.createNativeQuery(query).getSingleResult()).longValue();
    }

    // ---------------------------------------------------------------- the attack

    /** What arguments are made of: the ids of one's own, but another one in one place. */
    private final class Arguments {
        private final String call;
        private final boolean fresh;
        private final int place;
        private final boolean nobodys;
        private int places;
        private int times;
        private String placed = "";

        Arguments(String call, boolean fresh, int place, boolean nobodys) {
            this.call = call;
            this.fresh = fresh;
            this.place = place;
            this.nobodys = nobodys;
        }

        Object[] of(Method method) throws ReflectiveOperationException {
            Parameter[] parameters = method.getParameters();
            Object[] arguments = new Object[parameters.length];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = value(
                        parameters[i].getParameterizedType(), parameters[i].getType(), parameters[i].getName(), call);
            }
            return arguments;
        }

        private Object value(Type type, Class<?> raw, String name, String of) throws ReflectiveOperationException {
            if (raw == long.class || raw == Long.class) {
                return name.matches("(.*V|v)ersion") ? Long.valueOf(0) : id(name, of);
            }
            if (raw == Iterable.class || Collection.class.isAssignableFrom(raw)) {
                Type element = type instanceof ParameterizedType p ? p.getActualTypeArguments()[0] : Object.class;
                List<Object> one = new ArrayList<>();
                if (element == Long.class) {
                    one.add(id(name, of));
                } else if (element instanceof Class<?> c && (c.isRecord() || Form.class.isAssignableFrom(c))) {
                    one.add(value(c, c, name, of));
                }
                return Set.class.isAssignableFrom(raw) ? Set.copyOf(one) : List.copyOf(one);
            }
            if (raw.isRecord() && raw != Reach.class) {
                RecordComponent[] components = raw.getRecordComponents();
                Object[] values = new Object[components.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = value(
                            components[i].getGenericType(),
                            components[i].getType(),
                            components[i].getName(),
                            raw.getSimpleName());
                }
                var constructor = raw.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
                constructor.setAccessible(true);
                return constructor.newInstance(values);
            }
            if (Form.class.isAssignableFrom(raw)) {
                Object form = raw.getConstructor().newInstance();
                for (Field field : raw.getFields()) {
                    field.set(
                            form, value(field.getGenericType(), field.getType(), field.getName(), raw.getSimpleName()));
                }
                return form;
            }
            return plain(raw);
        }

        private Object plain(Class<?> raw) {
            if (raw.isEnum()) {
                return raw.getEnumConstants()[0];
            }
            if (raw == String.class) {
                return "FR";
            }
            if (raw == int.class || raw == Integer.class) {
                return 1;
            }
            if (raw == boolean.class || raw == Boolean.class) {
                return true;
            }
            if (raw == LocalDate.class) {
                return today;
            }
            if (raw == LocalTime.class) {
                // an end comes after its start
                return LocalTime.of(9 + times++, 0);
            }
            if (raw == Instant.class) {
                return Instant.parse("2026-01-05T10:00:00Z");
            }
            if (raw == BigDecimal.class) {
                return BigDecimal.ONE;
            }
            if (raw.isArray()) {
                return Array.newInstance(raw.getComponentType(), 0);
            }
            if (raw == InputStream.class) {
                return new ByteArrayInputStream(new byte[0]);
            }
            if (raw == Map.class) {
                return Map.of();
            }
            return null;
        }

        private long id(String name, String of) {
            String kind = kind(name, of);
            if (kind == null) {
                return ofTheHouse.getOrDefault(name, 0L);
            }
            if (name.equals("id") && fresh) {
                return 0;
            }
            if (places++ == place) {
                placed = of + "." + name;
                return nobodys ? NOBODYS : others.get(kind);
            }
            return own.get(kind);
        }
    }

    /** What kind of id a name is; null for what is the house's. */
    private static String kind(String name, String of) {
        String exact = of + "." + name;
        if (OF_THE_HOUSE.contains(exact)) {
            return null;
        }
        if (OF_A_SITE.containsKey(exact)) {
            return OF_A_SITE.get(exact);
        }
        if (OF_THE_HOUSE.contains(name)) {
            return null;
        }
        if (!OF_A_SITE.containsKey(name)) {
            UNKNOWN.add(exact);
        }
        return OF_A_SITE.get(name);
    }

    @Test
    void an_id_of_another_site_is_an_id_that_nobody_has() throws ReflectiveOperationException {
        Set<String> told = new TreeSet<>();
        int attacks = 0;
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Class<?> service = bean.getBeanClass();
            if (!service.isAnnotationPresent(UseCases.class)) {
                continue;
            }
            Object instance = beans.getReference(bean, service, beans.createCreationalContext(bean));
            for (Method method : calls(service)) {
                String call = service.getSimpleName() + "." + method.getName();
                for (Role role : roles(method)) {
                    int places = 0;
                    for (boolean fresh : List.of(false, true)) {
                        Arguments counting = new Arguments(call, fresh, -1, false);
                        counting.of(method);
                        if (fresh && counting.places == places) {
                            // nothing of it has an id of its own: a new one is no other case
                            continue;
                        }
                        places = counting.places;
                        for (int place = 0; place < counting.places; place++) {
                            Arguments foreign = new Arguments(call, fresh, place, false);
                            Object[] withTheirs = foreign.of(method);
                            Object[] withNobodys = new Arguments(call, fresh, place, true).of(method);
                            String theirs = outcome(instance, method, role, withTheirs, foreign);
                            String nobodys = outcome(instance, method, role, withNobodys, foreign);
                            attacks++;
                            if (!theirs.equals(nobodys)) {
                                told.add(call + " " + role + " " + foreign.placed + (fresh ? " (new)" : "")
                                        + ":\n    theirs  " + theirs + "\n    nobody's " + nobodys);
                            }
                        }
                    }
                }
            }
        }
        assertThat(told)
                .as("calls that tell another site's id from one that nobody has")
                .isEmpty();
        assertThat(UNKNOWN).as("say in ReachIT where these ids are from").isEmpty();
        assertThat(attacks).isGreaterThan(300);
    }

    @Test
    void what_is_the_whole_associations_is_missing_for_who_reaches_a_part_of_it() {
        cast.become(Role.COORDINATOR, Set.of(OWN_SITE), null);
        List<ThrowingCallable> settings = List.of(
                () -> fields.ask(EnumSet.allOf(AskedFields.Field.class)),
                () -> consents.reword(Consent.Purpose.PHOTO, Map.of("fr", "Autrement")),
                () -> signs.save(signs.numbers()),
                () -> months.close(YearMonth.from(today)));
        assertThat(settings).allSatisfy(setting -> assertThatThrownBy(setting).isInstanceOf(Missing.class));
        assertThat(months.history()).isEmpty();
        assertThat(months.corrections()).isEmpty();
        assertThat(months.months().get(0).held())
                .isPositive()
                .isEqualTo(number(
                        "select count(*) from session s join activity_group g on g.id = s.group_id where s.status = 'HELD'"
                                + " and g.site_id = " + OWN_SITE + " and s.on_date between '" + today.withDayOfMonth(1)
                                + "' and '" + YearMonth.from(today).atEndOfMonth() + "'"));
        cast.become(Role.ADMINISTRATOR, Set.of(OWN_SITE), null);
        List<ThrowingCallable> ofTheAssociation = List.of(
                () -> houses.change(houses.house()),
                () -> houses.sayWhomToAsk("Personne"),
                () -> houses.addSite("Portée " + Cast.unique(), null),
                () -> houses.changeSite(new SiteRow(OWN_SITE, "Portée " + Cast.unique(), null)),
                () -> audits.list(null, null, null, new Slice("at", true, 1, 10)),
                () -> sealChecks.verify());
        assertThat(ofTheAssociation)
                .allSatisfy(setting -> assertThatThrownBy(setting).isInstanceOf(Missing.class));
    }

    /** As the attacker, who manages the accounts of one site: neither wider than oneself, nor those of others. */
    @Test
    void who_manages_accounts_of_a_site_gives_no_more_than_it() {
        String mark = "Limite" + Cast.unique();
        long self = accounts.create(
                mark, mark, "un mot de passe " + mark, Set.of(Role.ADMINISTRATOR), Set.of(OWN_SITE), null);
        long everywhere =
                accounts.create(mark + "x", mark, "un mot de passe " + mark, Set.of(Role.REPORTING), Set.of(), null);
        long both = accounts.create(
                mark + "y",
                mark,
                "un mot de passe " + mark,
                Set.of(Role.REPORTING),
                Set.of(OWN_SITE, OTHER_SITE),
                null);
        me.become(new Grant(self, mark, mark, null, Set.of(Role.ADMINISTRATOR), Set.of(OWN_SITE), false));
        AccountForm mine = accounts.view(self);
        for (Set<Long> sites : List.of(Set.<Long>of(), Set.of(OWN_SITE, OTHER_SITE), Set.of(OTHER_SITE))) {
            assertThatThrownBy(() -> accounts.change(with(mine, sites), true, null))
                    .hasMessageContaining("OWN_SITES");
        }
        AccountForm colleague = accounts.view(own.get("account"));
        for (Set<Long> sites : List.of(Set.of(OWN_SITE, OTHER_SITE), Set.of(OTHER_SITE))) {
            assertThatThrownBy(() -> accounts.change(with(colleague, sites), true, null))
                    .isInstanceOf(Missing.class);
        }
        assertThatThrownBy(() -> accounts.change(with(colleague, Set.of()), true, null))
                .hasMessageContaining("SITE_MISSING");
        assertThatThrownBy(() -> accounts.create(
                        mark + "z", mark, "un mot de passe " + mark, Set.of(Role.ADMINISTRATOR), Set.of(), null))
                .hasMessageContaining("SITE_MISSING");
        for (long other : List.of(everywhere, both, others.get("account"))) {
            assertThatThrownBy(() -> accounts.view(other)).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> accounts.change(
                            of(other, with(colleague, Set.of(OWN_SITE))), false, "un autre mot de passe " + mark))
                    .isInstanceOf(Missing.class);
            assertThatThrownBy(() -> accountKeys.of(other)).isInstanceOf(Missing.class);
        }
        assertThat(accountQueries
                        .list(mark, false, new Slice("login", false, 1, 10))
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(row.id()).isEqualTo(self));
        accounts.change(with(mine, mine.sites), true, null);
        accounts.change(with(colleague, colleague.sites), true, "un autre mot de passe " + mark);
    }

    private static AccountForm with(AccountForm form, Set<Long> sites) {
        AccountForm other = new AccountForm();
        other.id = form.id;
        other.version = form.version;
        other.name = form.name;
        other.roles = form.roles;
        other.sites = sites;
        return other;
    }

    private static AccountForm of(long account, AccountForm form) {
        form.id = account;
        return form;
    }

    private static List<Method> calls(Class<?> service) {
        return Stream.of(service.getDeclaredMethods())
                .filter(m ->
                        Modifier.isPublic(m.getModifiers()) && !m.isSynthetic() && m.isAnnotationPresent(Allowed.class))
                .filter(m -> !BY_SERVICES_ONLY.contains(service.getSimpleName() + "." + m.getName())
                        && !MEANT.contains(service.getSimpleName() + "." + m.getName()))
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
    }

    private static Set<Role> roles(Method method) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Permission permission : method.getAnnotation(Allowed.class).value()) {
            if (permission != Permission.ANYONE) {
                roles.addAll(permission.roles());
            }
        }
        return roles;
    }

    /** What comes of a call: the answer or the failure, and how many rows it wrote; everything is rolled back. */
    private String outcome(Object service, Method method, Role role, Object[] arguments, Arguments foreign) {
        try {
            transaction.begin();
            try {
                Long person =
                        role == Role.TRAINER ? own.get("trainer") : role == Role.LEARNER ? own.get("person") : null;
                cast.become(role, Set.of(OWN_SITE), person);
                long before = written();
                String answer = answer(service, method, arguments);
                return answer + (answer.startsWith("answer") ? " " + (written() - before) + " rows" : "");
            } finally {
                transaction.rollback();
                entities.clear();
                me.become(Grant.server());
            }
        } catch (jakarta.transaction.NotSupportedException | jakarta.transaction.SystemException e) {
            throw new IllegalStateException(e);
        }
    }

    private String answer(Object service, Method method, Object[] arguments) {
        try {
            return "answer " + shown(method.invoke(service, arguments));
        } catch (InvocationTargetException failed) {
            Throwable cause = failed.getCause();
            while (!(cause instanceof Refused) && cause.getCause() != null) {
                cause = cause.getCause();
            }
            return cause.getClass().getSimpleName() + (cause instanceof Refused refused ? " " + refused.refusal() : "");
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw new IllegalStateException(method.toString(), e);
        }
    }

    /** Without the id that was asked for, which may be echoed, and fresh ids and secrets. */
    private String shown(Object answer) {
        String text = answer instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(answer);
        if (answer instanceof Long || answer instanceof String) {
            return answer.getClass().getSimpleName();
        }
        List<String> ids = new ArrayList<>(List.of(String.valueOf(NOBODYS)));
        others.values().forEach(id -> ids.add(String.valueOf(id)));
        for (String id : ids) {
            text = text.replaceAll("\\b" + id + "\\b", "ID");
        }
        text = NAMED_ID.matcher(text)
                .replaceAll(named ->
                        own.containsValue(Long.valueOf(named.group(2))) ? named.group() : named.group(1) + "=ID");
        return text.length() > 600 ? text.substring(0, 600) + text.hashCode() : text;
    }

    private long written() {
        List<?> rows = entities.createNativeQuery(
                        "show session status where Variable_name in ('Handler_write', 'Handler_update', 'Handler_delete')")
                .getResultList();
        return rows.stream()
                .mapToLong(row -> Long.parseLong(((Object[]) row)[1].toString()))
                .sum();
    }
}
