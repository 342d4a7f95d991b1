package org.tremplin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noConstructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Table;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.tremplin.access.Allowed;
import org.tremplin.access.Permission;
import org.tremplin.platform.HasProblem;
import org.tremplin.platform.Language;
import org.tremplin.platform.Texts;
import org.tremplin.platform.UseCases;
import org.tremplin.platform.files.ImportedFile;
import org.tremplin.web.Form;

/** The rules of the house (architecture.md), kept by the build, beside the other unit tests: they ask for nothing. */
@Execution(ExecutionMode.CONCURRENT)
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.tremplin");

    /** The rooms, each with those right below it; whatever is below those may be used as well, and nothing else. */
    private static final Map<String, Set<String>> BELOW = rooms("""
            sealing
            server > sealing
            platform > sealing
            platform.files > platform
            platform.installation > platform
            platform.paper > platform
            web > platform.files platform.installation platform.paper
            web.tags > web
            access > web.tags
            access.accounts > access
            access.audit > access.accounts
            people > access.audit
            people.contact > people
            people.lists > people.contact
            people.privacy > people.contact
            people.merging > people.contact
            catalogue > people.contact
            planning.availability > people.contact
            planning > planning.availability catalogue
            planning.timetable > planning
            planning.logbook > planning
            planning.staffing > planning
            planning.calendar > planning.staffing
            enrolment.levels > planning
            enrolment > enrolment.levels
            enrolment.demand > enrolment
            enrolment.intake > enrolment.demand
            enrolment.inbox > enrolment
            offer > enrolment
            attendance > enrolment
            attendance.checkin > attendance
            attendance.closing > attendance
            attendance.hours > attendance
            attendance.facts > attendance
            alerts > attendance.hours attendance.closing enrolment.inbox
            progress.certificates > attendance.hours
            progress.funding > attendance.hours
            progress > progress.certificates progress.funding enrolment.inbox
            catalogue.projects > catalogue
            employment > people.contact
            reporting > progress attendance.facts employment catalogue.projects people.privacy
            transfer.files > attendance planning.timetable
            transfer > access
            transfer.demo > transfer progress employment catalogue.projects enrolment.intake offer people.merging planning.calendar planning.logbook planning.timetable
            transfer.people > transfer people.lists
            """);

    private static Map<String, Set<String>> rooms(String map) {
        Map<String, Set<String>> below = new LinkedHashMap<>();
        for (String line : map.strip().lines().toList()) {
            String[] words = line.split("[ >]+");
            Set<String> all = new TreeSet<>();
            for (String room : List.of(words).subList(1, words.length)) {
                assertThat(below)
                        .as("a room below %s, and above it in the list", words[0])
                        .containsKey(room);
                all.add(room);
                all.addAll(below.get(room));
            }
            below.put(words[0], all);
        }
        return below;
    }

    @Test
    void arrows_point_one_way() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            String from = room(type);
            type.getDirectDependenciesFromSelf().stream()
                    .map(d -> room(d.getTargetClass()))
                    .filter(to ->
                            !to.isEmpty() && !to.equals(from) && !below(from).contains(to))
                    .forEach(to -> wrong.add(type.getName() + " -> " + to));
        }
        assertThat(wrong).isEmpty();
        assertThat(HOUSE).hasSizeGreaterThan(100);
    }

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern STRING =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"", Pattern.DOTALL);
    private static final Pattern NAMED_IN_A_QUERY = Pattern.compile("\\b(?:from|join|into|update)\\s+(\\w+)");

    /** Who names a table of a room above, each with its reason. */
    private static final Map<String, String> UPWARD = Map.of(
            "access.accounts.Accounts person", "an account is somebody's: whether that id is of anybody within reach",
            "server.Keys person_secret", "the launcher reseals what is protected while the application does not run",
            "server.Keys person_merge_step", "the same");

    /** Tables and entities that are named in strings follow the arrows, too. */
    @Test
    void queries_point_one_way() throws IOException {
        Map<String, String> rooms = new HashMap<>();
        for (JavaClass type : HOUSE) {
            if (type.isAnnotatedWith(Entity.class)) {
                rooms.put(type.getSimpleName(), room(type));
                rooms.put(
                        type.tryGetAnnotationOfType(Table.class)
                                .map(Table::name)
                                .filter(name -> !name.isEmpty())
                                .orElse(type.getSimpleName().toLowerCase(Locale.ROOT)),
                        room(type));
                for (JavaField field : type.getFields()) {
                    field.tryGetAnnotationOfType(JoinTable.class).ifPresent(join -> rooms.put(join.name(), room(type)));
                    field.tryGetAnnotationOfType(CollectionTable.class)
                            .ifPresent(table -> rooms.put(table.name(), room(type)));
                }
            }
        }
        assertThat(rooms).hasSizeGreaterThan(100);
        Path house = Path.of("src/main/java/org/tremplin");
        Set<String> upward = new TreeSet<>();
        try (Stream<Path> files = Files.walk(house)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String name =
                        house.relativize(file).toString().replace(".java", "").replace(File.separatorChar, '.');
                String room = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
                Matcher string =
                        STRING.matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""));
                while (string.find()) {
                    Matcher named = NAMED_IN_A_QUERY.matcher(string.group());
                    while (named.find()) {
                        String to = rooms.get(named.group(1));
                        if (to != null && !to.equals(room) && !below(room).contains(to)) {
                            upward.add(name + " " + named.group(1));
                        }
                    }
                }
            }
        }
        assertThat(upward).isEqualTo(UPWARD.keySet());
    }

    /** Whoever comes first reads the root's {@code package-info}, and README: the same picture, and classes that there are. */
    @Test
    void the_picture_of_the_house_and_the_places_it_names_are_so() throws IOException {
        String root = Files.readString(Path.of("src/main/java/org/tremplin/package-info.java"));
        String picture = root.substring(root.indexOf("<pre>\n") + 6, root.indexOf(" * </pre>"))
                .replaceAll("(?m)^ \\* ", "");
        assertThat(Files.readString(Path.of("README.md"))).contains("```\n" + picture + "```");
        assertThat(Files.readAllLines(Path.of("README.md")))
                .as("read in five minutes")
                .hasSizeLessThanOrEqualTo(180);
        for (String room : BELOW.keySet()) {
            assertThat(room.equals("server")
                            || room.equals("sealing")
                            || picture.contains(room.replaceFirst(".*\\.", "")))
                    .as("%s in the picture", room)
                    .isTrue();
        }
        Set<String> named = new TreeSet<>();
        Pattern.compile("\\{@code\\s+(?:\\*\\s+)?([a-z.]+\\.[A-Z]\\w+)}")
                .matcher(root)
                .results()
                .forEach(place -> named.add("org.tremplin." + place.group(1)));
        assertThat(named).hasSizeGreaterThan(8);
        assertThat(named)
                .allSatisfy(place -> assertThat(HOUSE.contain(place)).as(place).isTrue());
    }

    /** What a query, a pattern or a JSON name of a rule looks like, and who writes it: nobody else. */
    private static final Map<String, Set<String>> HOMES = Map.of(
            // which rows somebody reaches; an account is of several sites, which is another question
            ":sites\\b|:everywhere\\b|\\bsite_?id in \\(", Set.of("Reach", "AccountQueries"),
            // who is on the list on a day
            "(?:enrolled_?on|ended_?on) *[<>]=", Set.of("Attending"),
            // the roll-call for its script
            "^\"(?:initials|minutesLate|minutesLeftEarly|strip)\"$", Set.of("RollCallJson"));

    @Test
    void a_rule_is_written_in_one_place() throws IOException {
        Map<String, Set<String>> writing = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/tremplin"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                List<String> strings = STRING.matcher(
                                COMMENT.matcher(Files.readString(file)).replaceAll(""))
                        .results()
                        .map(string -> string.group())
                        .toList();
                HOMES.keySet().forEach(rule -> {
                    Pattern pattern = Pattern.compile(rule, Pattern.CASE_INSENSITIVE);
                    if (strings.stream()
                            .anyMatch(string -> pattern.matcher(string).find())) {
                        writing.computeIfAbsent(rule, r -> new TreeSet<>())
                                .add(file.getFileName().toString().replace(".java", ""));
                    }
                });
            }
        }
        assertThat(writing).isEqualTo(HOMES);
    }

    /** Names compare by {@code Folding}; passwords that everybody knows by a rule of their own. */
    @Test
    void names_are_compared_in_one_place() {
        noClasses()
                .that(named(
                        "neither Folding nor passwords",
                        c -> !Set.of("Folding", "CommonPasswords").contains(c.getSimpleName())))
                .should()
                .accessField(Normalizer.Form.class, "NFKD")
                .orShould()
                .accessField(Normalizer.Form.class, "NFD")
                .check(HOUSE);
    }

    /**
     * What stands in a cell is a day, an hour or a number as {@code Cells} and {@code WrittenDate} read it, in the importer,
     * in lists of people and in what capabilities add; {@code Book} makes text of what a workbook stores.
     */
    @Test
    void cells_are_read_in_one_place() {
        Set<String> readers = Set.of("Cells", "WrittenDate", "Book");
        Set<String> rooms = Set.of("platform.files", "people.lists", "transfer", "transfer.files", "transfer.people");
        Set<String> reading = Set.of("parse", "parseInt", "parseLong", "parseDouble");
        noClasses()
                .that(named(
                        "a file's and not the reader of its cells",
                        c -> (rooms.contains(room(c)) || c.isAssignableTo(ImportedFile.class))
                                && !readers.contains(c.getSimpleName())))
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "a day, an hour or a number is read",
                        call -> reading.contains(call.getTarget().getName())
                                && call.getTargetOwner().getPackageName().matches("java\\.(lang|time)")))
                .orShould()
                .callConstructor(BigDecimal.class, String.class)
                .check(HOUSE);
    }

    /** A room that is larger is two. */
    private static final int FILES_OF_A_ROOM = 35;

    @Test
    void a_room_is_of_a_size_one_can_know() throws IOException {
        Path house = Path.of("src/main/java/org/tremplin");
        Set<String> large = new TreeSet<>();
        for (String room : BELOW.keySet()) {
            try (Stream<Path> files = Files.list(house.resolve(room.replace('.', '/')))) {
                if (files.filter(file -> file.toString().endsWith(".java")).count() > FILES_OF_A_ROOM) {
                    large.add(room);
                }
            }
        }
        assertThat(large).isEmpty();
    }

    private static final int LINES_OF_A_PAGE = 120;
    private static final int INJECTIONS_OF_A_PAGE = 5;
    private static final int LINES_OF_A_SERVICE = 300;

    /** Pages, and parts of pages, that do too much, with their lines and injections: nobody joins them, and each only shrinks. */
    private static final String LARGE_PAGES = """
            """;

    /**
     * Services that do too much, with their lines; the same. {@code Attendance} waits for the cut of what reads and writes
     * many marks at once ({@code known}, {@code rewrite}, {@code delete}) from what decides about one.
     */
    private static final String LARGE_SERVICES = """
            Attendance 580
            """;

    @Test
    void what_is_too_large_only_shrinks() throws IOException {
        Map<String, List<Integer>> pages = known(LARGE_PAGES);
        Map<String, List<Integer>> services = known(LARGE_SERVICES);
        Set<String> grown = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/tremplin"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                List<String> lines = Files.readAllLines(file);
                if (name.endsWith("Page") || name.endsWith("Part")) {
                    List<Integer> most = pages.getOrDefault(name, List.of(LINES_OF_A_PAGE, INJECTIONS_OF_A_PAGE));
                    long injections = lines.stream()
                            .filter(line -> line.strip().startsWith("@Inject"))
                            .count();
                    if (lines.size() > Math.max(LINES_OF_A_PAGE, most.get(0))
                            || injections > Math.max(INJECTIONS_OF_A_PAGE, most.get(1))) {
                        grown.add(name + " " + lines.size() + " " + injections);
                    }
                } else if (lines.contains("@UseCases")
                        && lines.size()
                                > services.getOrDefault(name, List.of(LINES_OF_A_SERVICE))
                                        .get(0)) {
                    grown.add(name + " " + lines.size());
                }
            }
        }
        assertThat(grown).isEmpty();
    }

    private static Map<String, List<Integer>> known(String list) {
        return list.strip()
                .lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(
                        words -> words[0],
                        words -> Stream.of(words).skip(1).map(Integer::valueOf).toList()));
    }

    private static Set<String> below(String room) {
        assertThat(BELOW).as("the rooms of the house").containsKey(room);
        return BELOW.get(room);
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("org.tremplin.") ? name.substring("org.tremplin.".length()) : "";
    }

    @Test
    void only_services_use_the_entity_manager() {
        noClasses()
                .that()
                .areNotAnnotatedWith(UseCases.class)
                .and()
                .haveSimpleNameNotEndingWith("FlushInterceptor")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .check(HOUSE);
    }

    /** One transaction for each use case, rolled back whatever is thrown: nobody says otherwise, nor begins one by hand. */
    @Test
    void only_the_stereotype_of_services_speaks_of_transactions() {
        noClasses()
                .that()
                .areNotAssignableTo(UseCases.class)
                .should()
                .beAnnotatedWith(Transactional.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(UserTransaction.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(TransactionManager.class)
                .check(HOUSE);
        noMethods().should().beAnnotatedWith(Transactional.class).check(HOUSE);
    }

    @Test
    void faces_and_rest_stay_in_pages_and_resources() {
        noClasses()
                .that(named(
                        "neither page nor resource",
                        c -> !page(c)
                                && !Set.of("web", "web.tags", "platform").contains(room(c))
                                && !c.getSimpleName().isEmpty()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.faces..", "jakarta.ws.rs..")
                .check(HOUSE);
    }

    private static boolean page(JavaClass type) {
        JavaClass outer = type.getEnclosingClass().orElse(type);
        return outer.getSimpleName().endsWith("Page")
                || outer.getSimpleName().endsWith("Part")
                || outer.getSimpleName().endsWith("Resource")
                || type.isAssignableTo(HasProblem.class);
    }

    @Test
    void pages_and_resources_see_no_entities() {
        noClasses()
                .that(named("a page or resource", ArchitectureTest::page))
                .should()
                .dependOnClassesThat(named("an entity", c -> c.isAnnotatedWith(Entity.class)))
                .check(HOUSE);
    }

    @Test
    void every_call_of_a_service_declares_its_permission_and_returns_no_entity() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(UseCases.class)
                .and()
                .areNotPrivate()
                .and()
                .areNotStatic()
                .should(declareAPermission())
                .check(HOUSE);
    }

    /** Of what everybody may read by its id: the public offer, and rules of programmes. */
    private static final Set<String> OPEN_TO_ALL = Set.of("Offers.list", "Offers.calendar", "CountingRules.of");

    /** Ids from outside pass reach: {@link ReachIT} attacks every call but these, which only services make. */
    @Test
    void nobody_from_outside_makes_a_call_with_an_id_that_passes_no_reach() {
        classes()
                .that(named(
                        "a page, a resource or a door",
                        c -> page(c) || c.isAssignableTo(jakarta.servlet.http.HttpServlet.class)))
                .should(new ArchCondition<>("make no call with an id that passes no reach") {
                    @Override
                    public void check(JavaClass outside, ConditionEvents events) {
                        outside.getMethodCallsFromSelf()
                                .forEach(call -> call.getTarget()
                                        .resolveMember()
                                        .filter(ArchitectureTest::passesNoReach)
                                        .ifPresent(method -> events.add(
                                                SimpleConditionEvent.violated(call, call.getDescription()))));
                    }
                })
                .check(HOUSE);
    }

    private static boolean passesNoReach(JavaMethod method) {
        if (!method.getOwner().isAnnotatedWith(UseCases.class) || !method.isAnnotatedWith(Allowed.class)) {
            return false;
        }
        String call = method.getOwner().getSimpleName() + "." + method.getName();
        boolean takesAnId = method.getParameters().stream()
                .anyMatch(p -> p.getType().getName().matches("long|.*Long>?"));
        boolean anyone =
                Set.of(method.getAnnotationOfType(Allowed.class).value()).contains(Permission.ANYONE);
        return ReachIT.BY_SERVICES_ONLY.contains(call) || takesAnId && anyone && !OPEN_TO_ALL.contains(call);
    }

    private static ArchCondition<JavaMethod> declareAPermission() {
        return new ArchCondition<>("declare a permission and return no entity") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean entity = method.getRawReturnType().isAnnotatedWith(Entity.class);
                boolean allowed = method.isAnnotatedWith(Allowed.class)
                        || method.getName().contains("$");
                events.add(new SimpleConditionEvent(method, allowed && !entity, method.getFullName()));
            }
        };
    }

    /** The access log reads as sentences: {@code audit.does.<Service>.<call>} among its capability's texts, in each language. */
    @Test
    void every_call_that_leaves_a_line_in_the_trail_has_its_sentence() {
        Texts texts = new Texts(Language.FR);
        Set<String> missing = new TreeSet<>();
        for (JavaClass service : HOUSE) {
            for (JavaMethod call : service.getMethods()) {
                boolean audited = service.isAnnotatedWith(UseCases.class)
                        && call.isAnnotatedWith(Allowed.class)
                        && call.getAnnotationOfType(Allowed.class).trail() != Allowed.Trail.NONE;
                String room = room(service).replaceFirst("\\..*", "");
                String key = (room.equals("offer") ? "planning" : room) + ".audit.does." + service.getSimpleName() + "."
                        + call.getName();
                if (audited && !texts.containsKey(key)) {
                    missing.add(key);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void the_environment_is_asked_in_one_place() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.tremplin.server")
                .and()
                .doNotHaveFullyQualifiedName("org.tremplin.platform.installation.Installation")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(HOUSE);
    }

    @Test
    void time_is_asked_of_the_clock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.tremplin.server")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(HOUSE);
    }

    @Test
    void nobody_is_called_a_manager() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Dto|Facade|Bean)")
                .check(HOUSE);
    }

    @Test
    void entities_change_by_verbs_and_are_made_inside_their_capability() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveNameMatching("set[A-Z].*")
                .check(HOUSE);
        noConstructors()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePublic()
                .check(HOUSE);
    }

    /** Pages read what a record says by the name of its method, and JSON would call a getter "getRate". */
    @Test
    void records_have_no_getters() {
        noMethods()
                .that()
                .arePublic()
                .and()
                .haveRawParameterTypes(new Class<?>[0])
                .and()
                .areDeclaredInClassesThat()
                .areAssignableTo(Record.class)
                .should()
                .haveNameMatching("(get|is)[A-Z].*")
                .check(HOUSE);
    }

    /** Expressions read and write them by name; a getter beside it would be a second name for the same. */
    @Test
    void forms_are_public_fields_and_pass_none_of_them_by_a_method() {
        classes()
                .that()
                .areAssignableTo(Form.class)
                .and()
                .areNotInterfaces()
                .should()
                .bePublic()
                .check(HOUSE);
        fields().that()
                .areDeclaredInClassesThat()
                .areAssignableTo(Form.class)
                .should()
                .bePublic()
                .andShould()
                .notBeStatic()
                .check(HOUSE);
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAssignableTo(Form.class)
                .should()
                .haveNameMatching("set[A-Z].*")
                .check(HOUSE);
    }

    /** Left empty, a primitive would be 0, past its constraint. */
    @Test
    void a_number_of_a_form_that_has_limits_can_be_missing() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .areAssignableTo(Form.class)
                .and()
                .areAnnotatedWith(Min.class)
                .or()
                .areAnnotatedWith(Max.class)
                .should()
                .haveRawType(int.class)
                .orShould()
                .haveRawType(long.class)
                .check(HOUSE);
    }

    @Test
    void nobody_prints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.tremplin.server")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(HOUSE);
    }

    /** In the container each row of a parameterized test would run all of them: twelve rows a hundred and forty-four times. */
    @Test
    void what_runs_in_the_container_is_not_parameterized() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(InContainer.class)
                .should()
                .beAnnotatedWith(ParameterizedTest.class)
                .check(new ClassFileImporter().importPackages("org.tremplin"));
    }

    private static final Pattern HANDED_OUT = Pattern.compile(
            "(?:[\\w-]+/)+[\\w-]+\\.xhtml|WEB-INF/[\\w.-]+\\.xml" + "|assets/[\\w-]+\\.(?:js|css|svg|png|webmanifest)");

    /** Whatever lies there is packed, and most of it handed out: pages, and what they are drawn with. */
    @Test
    void nothing_lies_in_the_folder_of_pages_but_pages_and_what_they_are_drawn_with() throws IOException {
        Path pages = Path.of("src/main/webapp");
        try (Stream<Path> files = Files.walk(pages)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> pages.relativize(file).toString().replace(File.separatorChar, '/')))
                    .allMatch(file -> HANDED_OUT.matcher(file).matches());
        }
    }

    /** What a change did to a page is read in its difference, line by line. */
    @Test
    void no_line_of_a_page_is_longer_than_160() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
                assertThat(Files.readAllLines(page)).as("%s", page).allMatch(line -> line.length() <= 160);
            }
        }
    }

    private static DescribedPredicate<JavaClass> named(String what, Predicate<JavaClass> test) {
        return DescribedPredicate.describe(what, test);
    }
}
