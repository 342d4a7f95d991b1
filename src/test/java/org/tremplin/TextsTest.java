package org.tremplin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tremplin.access.Capability;
import org.tremplin.web.Requests;
import org.tremplin.web.tags.Convention;

/** Every text in every language of the staff, every key a page names, no text and no script in a page. */
class TextsTest {
    private static final Path BUNDLES = Path.of("src/main/resources/org/tremplin");
    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Pattern KEY =
            Pattern.compile("msg(?:\\.format\\(|\\[)'([a-zA-Z_.-]+[a-zA-Z_-])'(?!\\.concat)");

    static Stream<String> capabilities() throws IOException {
        try (Stream<Path> folders = Files.list(BUNDLES)) {
            return folders
                    .filter(f -> Files.exists(f.resolve("messages.properties")))
                    .map(f -> f.getFileName().toString())
                    .toList()
                    .stream();
        }
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.filter(f -> f.toString().endsWith(".xhtml")).toList().stream();
        }
    }

    private static Set<String> keys(String capability, String file) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(capability).resolve(file))) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(texts.values()).allSatisfy(text -> assertThat((String) text).isNotBlank());
        return new TreeSet<>(texts.stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void says_the_same_in_every_language(String capability) {
        Set<String> french = keys(capability, "messages.properties");
        assertThat(french).allSatisfy(key -> assertThat(key).startsWith(capability + "."));
        assertThat(keys(capability, "messages_nl.properties")).isEqualTo(french);
        assertThat(keys(capability, "messages_en.properties")).isEqualTo(french);
        if (Files.exists(BUNDLES.resolve(capability).resolve("messages_ar.properties"))) {
            assertThat(french).containsAll(keys(capability, "messages_ar.properties"));
        }
    }

    /** The two bundles that are not read by our own {@code Texts}: an empty French one keeps the server's language out. */
    @ParameterizedTest
    @ValueSource(strings = {"platform/faces", "../../ValidationMessages"})
    void beside_a_field_too(String bundle) {
        Set<String> french = keys(".", bundle + ".properties");
        assertThat(keys(".", bundle + "_fr.properties")).isEmpty();
        assertThat(keys(".", bundle + "_nl.properties")).isEqualTo(french);
        assertThat(keys(".", bundle + "_en.properties")).isEqualTo(french);
        assertThat(keys(".", bundle + "_ar.properties")).isEqualTo(french);
    }

    private static final Pattern PLURAL =
            Pattern.compile("choice,0#((?:[^{}|]|\\{\\d})*)\\|(?:1#(?:[^{}|]|\\{\\d})*\\|)?1<((?:[^{}|]|\\{\\d})*)}");

    /** "0 ligne", not "0 lignes". */
    @ParameterizedTest
    @MethodSource("capabilities")
    void none_is_singular_in_french(String capability) throws IOException {
        assertThat(PLURAL.matcher(Files.readString(BUNDLES.resolve(capability).resolve("messages.properties")))
                        .results())
                .allSatisfy(plural -> assertThat(plural.group(1)).isNotEqualTo(plural.group(2)));
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void an_apostrophe_stands_once(String capability) throws IOException {
        for (String language : List.of("", "_en", "_nl")) {
            assertThat(Files.readString(BUNDLES.resolve(capability + "/messages" + language + ".properties")))
                    .as("Texts doubles it where a format needs that")
                    .doesNotContain("''");
        }
    }

    @Test
    void learners_read_everything_in_arabic() {
        assertThat(keys("progress", "messages_ar.properties"))
                .isEqualTo(keys("progress", "messages.properties").stream()
                        .filter(key -> !key.matches("progress\\.(audit|column|data|table)\\..*"))
                        .collect(Collectors.toSet()));
    }

    /** With the menu and the bar around them. */
    @Test
    void a_page_that_is_shown_in_arabic_is_in_arabic_from_top_to_bottom() throws IOException {
        Set<Path> parts = new LinkedHashSet<>();
        Requests.IN_EVERY_LANGUAGE.forEach(page -> collect(PAGES.resolve(page.substring(1) + ".xhtml"), parts));
        List.of("error", "expired", "missing")
                .forEach(page -> collect(PAGES.resolve("errors/" + page + ".xhtml"), parts));
        Set<String> named = new TreeSet<>();
        Capability.wholeMenu().forEach(entry -> named.add(entry.key()));
        for (Path part : parts) {
            NAMED.matcher(Files.readString(part)).results().forEach(r -> named.add(r.group(1)));
        }
        assertThat(named).hasSizeGreaterThan(100);
        assertThat(named).allSatisfy(name -> {
            String capability = name.substring(0, name.indexOf('.'));
            assertThat(keys(capability, "messages_ar.properties"))
                    .containsAll(keys(capability, "messages.properties").stream()
                            .filter(name.endsWith("-") || name.endsWith(".") ? k -> k.startsWith(name) : name::equals)
                            .toList());
        });
    }

    /** Else whoever is second hears only that something has changed meanwhile. */
    @Test
    void every_refusal_that_names_a_key_is_thrown_where_the_key_is_taken() throws IOException {
        Set<String> naming = new TreeSet<>();
        Set<String> thrown = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(s -> s.toString().endsWith(".java")).toList()) {
                String text = Files.readString(source);
                String name = source.getFileName().toString().replace(".java", "");
                if (name.endsWith("Refusal") && text.contains("key = \"")) {
                    naming.add(name);
                }
                Pattern.compile("key\\.refuse\\((\\w+)\\.values\\(\\)\\)")
                        .matcher(text)
                        .results()
                        .forEach(r -> thrown.add(r.group(1)));
            }
        }
        assertThat(naming).hasSizeGreaterThan(3).isEqualTo(thrown);
    }

    /** What these say no with is read by whoever comes, on pages that are shown in every language. */
    @ParameterizedTest
    @ValueSource(
            strings = {"CheckInCodes", "Guard", "MyAccount", "Passwords", "RegisterPage", "SignInTries", "SignUps"})
    void what_is_refused_there_is_refused_in_arabic(String source) throws IOException {
        Path file;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            file = sources.filter(f -> f.endsWith(source + ".java")).findFirst().orElseThrow();
        }
        Pattern.compile("\\b([A-Z][a-z]+)Refusal\\.([A-Z_]+)")
                .matcher(Files.readString(file))
                .results()
                .forEach(r -> {
                    String capability = r.group(1).toLowerCase(Locale.ROOT);
                    assertThat(keys(capability, "messages_ar.properties"))
                            .contains(capability + ".refusal." + r.group(2));
                });
        assertThat(keys("enrolment", "messages_ar.properties")).contains("enrolment.refusal.OFFER_OVER");
    }

    private static final Pattern NAMED = Pattern.compile("msg(?:\\.format\\(|\\[)'([a-zA-Z_.-]+)'");
    private static final Pattern PART = Pattern.compile("(?:src|template)=\"/(WEB-INF/[^\"]+)\"|<t:([a-z-]+)");

    /** A page and the parts and tags that it is made of. */
    private static void collect(Path file, Set<Path> parts) {
        if (!Files.exists(file) || !parts.add(file)) {
            return;
        }
        try {
            PART.matcher(Files.readString(file))
                    .results()
                    .map(r -> r.group(1) != null ? r.group(1) : "WEB-INF/tags/" + r.group(2) + ".xhtml")
                    .forEach(part -> collect(PAGES.resolve(part), parts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void every_refusal_has_its_sentence() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(s -> s.toString().endsWith("Refusal.java")).toList()) {
                String capability = source.getName(5).toString();
                if (capability.equals("platform")) {
                    continue;
                }
                Set<String> constants = Pattern.compile("^    ([A-Z][A-Z_]+)[,;]?$", Pattern.MULTILINE)
                        .matcher(Files.readString(source))
                        .results()
                        .map(r -> capability + ".refusal." + r.group(1))
                        .collect(Collectors.toSet());
                assertThat(constants).isNotEmpty();
                assertThat(keys(capability, "messages.properties")).containsAll(constants);
            }
        }
    }

    /** A refusal is said at its field, if the form has it: an id that no form has would put it above, unnoticed. */
    @Test
    void every_field_that_a_refusal_speaks_of_is_in_a_form() throws IOException {
        Set<String> fields = new TreeSet<>();
        for (Path page : pages().toList()) {
            Pattern.compile("(?: for|<t:(?:text|number|area|day|time|choice|many|check) id)=\"(\\w+)\"")
                    .matcher(Files.readString(page))
                    .results()
                    .forEach(r -> fields.add(r.group(1)));
        }
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(s -> s.toString().endsWith("Refusal.java")).toList()) {
                Set<String> named = Pattern.compile("@About\\(((?:value = )?(?:\"|\\{)[^)]*)\\)")
                        .matcher(Files.readString(source))
                        .results()
                        .flatMap(r -> Pattern.compile("\"(\\w+)\"")
                                .matcher(r.group(1).replaceFirst("key = .*", ""))
                                .results())
                        .map(r -> r.group(1))
                        .collect(Collectors.toSet());
                assertThat(fields).as(source.toString()).containsAll(named);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void names_only_keys_that_exist_and_holds_no_script_or_style(Path page) throws IOException {
        String markup = Files.readString(page);
        KEY.matcher(markup)
                .results()
                .map(r -> r.group(1))
                .forEach(key -> assertThat(keys(key.substring(0, key.indexOf('.')), "messages.properties"))
                        .contains(key));
        assertThat(markup).doesNotContain(" style=\"", "<style", " onclick=", " onchange=", " onsubmit=");
        assertThat(markup.replaceAll("<script (src=|type=\"application/json\")[^>]*>", ""))
                .doesNotContain("<script");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void holds_no_literal_text(Path page) throws IOException {
        String text = Files.readString(page)
                .replaceAll("(?s)<!--.*?-->", " ")
                .replaceAll("(?s)<!DOCTYPE[^>]*>", " ")
                .replaceAll("#\\{[^}]*}|\\{[a-z]+}", " ")
                .replaceAll("(?s)<[^>]*>", " ");
        assertThat(text).doesNotContainPattern("\\p{L}{4,}");
    }

    /** What a phone keeps for the time without a network: it shows nothing of the server's. */
    private static final Path WITHOUT_DATA = PAGES.resolve("attendance/offline.xhtml");

    /** The page's name is everyone's name: people/person-edit.xhtml is PersonEditPage, which it calls personEditPage. */
    @ParameterizedTest
    @MethodSource("pages")
    void has_one_bean_of_its_own_name_and_calls_no_other(Path page) throws IOException {
        String folder = PAGES.relativize(page.getParent()).toString();
        if (folder.startsWith("WEB-INF") || folder.equals("errors") || page.equals(WITHOUT_DATA)) {
            return;
        }
        String bean =
                Stream.of(page.getFileName().toString().replace(".xhtml", "").split("-"))
                                .map(word -> word.substring(0, 1).toUpperCase() + word.substring(1))
                                .collect(Collectors.joining())
                        + "Page";
        assertThat(rooms(folder))
                .anySatisfy(room -> assertThat(room.resolve(bean + ".java")).exists());
        String called = bean.substring(0, 1).toLowerCase() + bean.substring(1);
        assertThat(Pattern.compile("\\b([a-z]\\w*Page)\\.")
                        .matcher(Files.readString(page))
                        .results()
                        .map(r -> r.group(1))
                        .filter(name -> !name.equals("pageClass")))
                .allMatch(called::equals);
    }

    /** A form beside others on a page has a bean of its own, a part: no other page calls it. */
    @Test
    void every_part_is_of_one_page() throws IOException {
        Map<String, Set<Path>> pages = new TreeMap<>();
        for (Path page : pages().toList()) {
            Pattern.compile("\\b([a-z]\\w*Part)\\.")
                    .matcher(Files.readString(page))
                    .results()
                    .forEach(called -> pages.computeIfAbsent(called.group(1), part -> new TreeSet<>())
                            .add(page));
        }
        assertThat(pages.values()).allMatch(one -> one.size() == 1);
        try (Stream<Path> sources = Files.walk(ROOMS)) {
            assertThat(sources.map(source -> source.getFileName().toString())
                            .filter(name -> name.endsWith("Part.java"))
                            .map(name -> name.substring(0, 1).toLowerCase() + name.substring(1, name.length() - 5)))
                    .containsExactlyInAnyOrderElementsOf(pages.keySet());
        }
    }

    private static final Pattern CALLED =
            Pattern.compile("\\b([a-z]\\w*(?:Page|Part))\\.(?:form\\.(\\w+)|(?!form\\b)(\\w+)(?:(\\()|\\b))");

    /** A page that is opened shows only some of its parts: what the others would call is found here. */
    @ParameterizedTest
    @MethodSource("pages")
    void calls_only_what_there_is(Path page) throws IOException {
        CALLED.matcher(Files.readString(page)).results().forEach(r -> {
            Class<?> bean = bean(r.group(1));
            if (bean == null) {
                return;
            }
            Stream<String> names = r.group(2) != null
                    ? Stream.of(method(bean, "getForm").getReturnType().getFields())
                            .map(Field::getName)
                    : Stream.of(bean.getMethods()).map(Method::getName);
            String name = r.group(2) != null ? r.group(2) : r.group(3);
            String capital = name.substring(0, 1).toUpperCase() + name.substring(1);
            assertThat(names)
                    .as("%s in %s", r.group(), page)
                    .containsAnyOf(name, "get" + capital, "is" + capital, "set" + capital);
        });
    }

    private static final Pattern INPUT = Pattern.compile(
            "<[hp]:(?:input|password)\\w*[^>]*value=\"#\\{(\\w+(?:Page|Part))\\.form\\.(\\w+)}\"[^>]*>");

    /** The input reads it from there ({@code FormResolver.Limits}). */
    @ParameterizedTest
    @MethodSource("pages")
    void says_no_length_that_stands_at_a_field(Path page) throws Exception {
        for (MatchResult input : INPUT.matcher(Files.readString(page)).results().toList()) {
            Field field =
                    method(bean(input.group(1)), "getForm").getReturnType().getField(input.group(2));
            if (field.isAnnotationPresent(Size.class)) {
                assertThat(input.group()).doesNotContain("maxlength");
            }
        }
    }

    private static final Pattern BY_CONVENTION =
            Pattern.compile("<t:(?:text|number|area|day|time|choice|many|check|save)\\b((?:\\s+\\w+=\"[^\"]*\")*)");

    /** What such a tag reads is named nowhere else: {@code t:text id="title"} is a field of the page's form, and has its key. */
    @ParameterizedTest
    @MethodSource("pages")
    void a_field_by_convention_is_in_the_form_and_has_a_name(Path page) throws IOException {
        String markup = Files.readString(page);
        String view = "/" + PAGES.relativize(page);
        for (MatchResult tag : BY_CONVENTION.matcher(markup).results().toList()) {
            boolean save = tag.group().startsWith("<t:save");
            String id = said(tag.group(1), "id", save ? "save" : "");
            String label = Convention.label(
                    value(markup, "texts").orElse(Convention.view(view)), id, said(tag.group(1), "label", ""));
            assertThat(keys(label.substring(0, label.indexOf('.')), "messages.properties"))
                    .contains(label);
            String bean = value(markup, "page").orElseThrow();
            Stream<String> names = save
                    ? Stream.of(bean(bean).getMethods()).map(Method::getName)
                    : Stream.of(type(value(markup, "form").orElse(bean + ".form"))
                                    .getFields())
                            .map(Field::getName);
            assertThat(names).as("%s in %s", tag.group(), page).contains(said(tag.group(1), "field", id));
        }
    }

    private static String said(String attributes, String name, String otherwise) {
        Matcher said = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(attributes);
        return said.find() ? said.group(1) : otherwise;
    }

    /** What {@code listsPage.form.term} is: the form of a page, or one of the objects in it. */
    private static Class<?> type(String expression) throws IOException {
        String[] steps = expression.split("\\.");
        Class<?> type = method(bean(steps[0]), "getForm").getReturnType();
        for (String step : List.of(steps).subList(2, steps.length)) {
            type = Stream.of(type.getFields())
                    .filter(field -> field.getName().equals(step))
                    .findFirst()
                    .orElseThrow()
                    .getType();
        }
        return type;
    }

    private static Optional<String> value(String markup, String parameter) {
        Matcher value = Pattern.compile("<ui:param name=\"" + parameter + "\" value=\"#?\\{?([^\"}]*)}?\"/>")
                .matcher(markup);
        return value.find() ? Optional.of(value.group(1)) : Optional.empty();
    }

    /** What makes a component of PrimeFaces that works in the page; the others only work on the server. */
    static final Pattern RICH = Pattern.compile("<p:(?!autoUpdate|resetInput|outputLabel)\\w+");

    /** The layout brings PrimeFaces' scripts and styles to those that say so, and to no other. */
    @ParameterizedTest
    @MethodSource("pages")
    void says_that_it_is_rich_when_it_is(Path page) throws IOException {
        String markup = Files.readString(page);
        assertThat(markup.contains("<ui:param name=\"rich\" value=\"true\"/>"))
                .isEqualTo(RICH.matcher(markup).find());
        assertThat(markup).as("a handler in the page, without a nonce").doesNotContain("<f:ajax", "<p:ajax");
    }

    private static Method method(Class<?> bean, String name) {
        return Stream.of(bean.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Null: a parameter of a part, whose name only looks like a bean's. */
    private static Class<?> bean(String called) {
        String name = called.substring(0, 1).toUpperCase() + called.substring(1) + ".java";
        Path main = Path.of("src/main/java");
        try (Stream<Path> sources = Files.walk(main)) {
            Path source =
                    sources.filter(file -> file.endsWith(name)).findFirst().orElse(null);
            return source == null
                    ? null
                    : Class.forName(
                            main.relativize(source)
                                    .toString()
                                    .replace(".java", "")
                                    .replace('/', '.'),
                            false,
                            TextsTest.class.getClassLoader());
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final Path ROOMS = Path.of("src/main/java/org/tremplin");

    /** Rooms whose pages keep the addresses that people know. */
    private static final Map<String, String> OF_FOLDER = Map.of("web", "errors", "offer", "planning");

    /** Where the beans of a folder's pages live: in its capability, and in the rooms inside that. */
    private static List<Path> rooms(String folder) throws IOException {
        try (Stream<Path> inside = Files.walk(ROOMS.resolve(folder))) {
            Stream<Path> elsewhere = OF_FOLDER.entrySet().stream()
                    .filter(e -> e.getValue().equals(folder))
                    .map(e -> ROOMS.resolve(e.getKey()));
            return Stream.concat(inside.filter(Files::isDirectory), elsewhere).toList();
        }
    }

    @Test
    void every_page_bean_has_its_page() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/tremplin"))) {
            List<Path> beans =
                    sources.filter(s -> s.toString().endsWith("Page.java")).toList();
            assertThat(beans).hasSizeGreaterThan(10).allSatisfy(bean -> {
                String view = bean.getFileName()
                        .toString()
                        .replace("Page.java", "")
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase();
                String folder = bean.getName(5).toString();
                assertThat(PAGES.resolve(OF_FOLDER.getOrDefault(folder, folder)).resolve(view + ".xhtml"))
                        .exists();
            });
        }
    }

    @Test
    void migrations_are_numbered_without_a_gap() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sql"))) {
            List<String> names =
                    files.map(f -> f.getFileName().toString()).sorted().toList();
            for (int i = 0; i < names.size(); i++) {
                assertThat(names.get(i)).matches("V%03d__[a-z_]+\\.sql".formatted(i + 1));
            }
        }
    }
}
