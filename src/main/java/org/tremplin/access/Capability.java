package org.tremplin.access;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.tremplin.platform.Texts;
import org.tremplin.web.Requests;

/**
 * What a capability says of itself, so that no room below it has to name it: its places in the menu, its pages for everybody,
 * whose work its calls are. What speaks of it elsewhere is found by its name: its texts ({@link #word}), the tables in which
 * it keeps something of people ({@code privacy-register.csv} beside its texts). What it does when a file is erased, merged or
 * looked at are events that it observes. Named in {@code META-INF/services}; {@code package-info} of the root tells the way.
 */
public interface Capability {
    /** A place in the menu of everybody with the permission. @param rank the most used first: 10, 20 … */
    record MenuEntry(int rank, String href, String icon, String key, Permission permission) {}

    /**
     * What an id in a line of the trail is of; {@link AuditNames} tells its name.
     *
     * @param word before the id: {@code person=12}
     * @param otherWords the same, where a call has two of them: {@code kept=12 gone=13}
     * @param page the address of the page about one, up to the id; null where there is none
     */
    record Subject(String word, Set<String> otherWords, String page) {}

    /** The word with which its texts and its addresses begin; rooms of one capability may say the same. */
    String name();

    default List<MenuEntry> menu() {
        return List.of();
    }

    /** Pages for whoever is not signed in; exactly these, with or without the ending that Faces knows a page by. */
    default Set<String> openPages() {
        return Set.of();
    }

    /** The same of everything below these, which end with a slash. */
    default Set<String> openFolders() {
        return Set.of();
    }

    /** Services whose calls people without an account make: of others without one the trail says that the server did them. */
    default Set<String> servicesForStrangers() {
        return Set.of();
    }

    /** What ids in the lines of its calls are of. */
    default List<Subject> subjects() {
        return List.of();
    }

    /**
     * Tables whose long texts nobody writes freely, or which are frozen as they are (proofs, what undoes something): in the
     * others the name of somebody who is erased is blanked.
     */
    default Set<String> tablesWithoutFreeText() {
        return Set.of();
    }

    /** Calls that have another name by now: lines of the trail keep the one they were written with. @return new by old name */
    default Map<String, String> renamedCalls() {
        return Map.of();
    }

    /** All that there are. */
    static List<Capability> all() {
        return Found.ALL;
    }

    /** The menu of all, in its order. */
    static List<MenuEntry> wholeMenu() {
        return Found.MENU;
    }

    /** Whether an address is for everybody, signed in or not. */
    static boolean isOpen(String path) {
        String page = Requests.page(path);
        return !path.contains("..")
                && Found.ALL.stream()
                        .anyMatch(capability -> capability.openPages().contains(page)
                                || capability.openFolders().stream().anyMatch(path::startsWith));
    }

    /** What the ids after a word in the trail are of; empty for no ids. */
    static Optional<Subject> subject(String word) {
        return Found.ALL.stream()
                .flatMap(capability -> capability.subjects().stream())
                .filter(subject ->
                        subject.word().equals(word) || subject.otherWords().contains(word))
                .findFirst();
    }

    /** Whether a service works for people without an account, too. */
    static boolean isForStrangers(String service) {
        return Found.ALL.stream()
                .anyMatch(capability -> capability.servicesForStrangers().contains(service));
    }

    /** The name that a call has now, by the one that it had when a line of the trail was written. */
    static String nameNow(String call) {
        return Found.ALL.stream()
                .map(capability -> capability.renamedCalls().get(call))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(call);
    }

    /** The key with this ending, in the texts of whichever capability has it: {@code people.table.person} of "table.person". */
    static Optional<String> key(Texts texts, String ending) {
        return keys(texts, ending).findFirst();
    }

    /** All keys with this ending. */
    static Stream<String> keys(Texts texts, String ending) {
        return Found.NAMES.stream().map(name -> name + "." + ending).filter(texts::containsKey);
    }

    /** What {@link #key} says; the ending itself where nobody has it. */
    static String word(Texts texts, String ending) {
        return key(texts, ending).map(texts::get).orElse(ending);
    }

    /** Asked for at most once, when the first is asked for. */
    final class Found {
        private static final List<Capability> ALL =
                ServiceLoader.load(Capability.class, Capability.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();

        private static final List<String> NAMES =
                ALL.stream().map(Capability::name).distinct().toList();

        private static final List<MenuEntry> MENU = ALL.stream()
                .flatMap(capability -> capability.menu().stream())
                .sorted(Comparator.comparingInt(MenuEntry::rank))
                .toList();

        private Found() {}
    }
}
