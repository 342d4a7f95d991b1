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
 * What a capability declares about itself, so that no room below has to name it: its menu entries, its public pages,
 * what its calls are about. The rest is found by its name: its texts ({@link #word}), and the tables in which it stores
 * personal data ({@code privacy-register.csv} beside its texts). What it does when a file is erased, merged or viewed
 * are events that it observes. Registered in {@code META-INF/services}; the root {@code package-info} explains how.
 */
public interface Capability {
    /** A menu entry for everybody with the permission. @param rank the most used first: 10, 20 … */
    record MenuEntry(int rank, String href, String icon, String key, Permission permission) {}

    /**
     * What an id in a line of the trail refers to; {@link AuditNames} gives its name.
     *
     * @param word before the id: {@code person=12}
     * @param otherWords other words for the same, where a call has two ids: {@code kept=12 gone=13}
     * @param page the address of the page about one, up to the id; null where there is none
     */
    record Subject(String word, Set<String> otherWords, String page) {}

    /** The word with which its texts and addresses begin; the rooms of one capability may share it. */
    String name();

    default List<MenuEntry> menu() {
        return List.of();
    }

    /** Pages that need no sign-in; exactly these, with or without Faces' file ending. */
    default Set<String> openPages() {
        return Set.of();
    }

    /** Folders in which nothing needs a sign-in; each ends with a slash. */
    default Set<String> openFolders() {
        return Set.of();
    }

    /**
     * Services that people without an account call; calls of other services without an account appear in the trail as
     * the server's.
     */
    default Set<String> servicesForStrangers() {
        return Set.of();
    }

    /** What the ids in the lines of its calls refer to. */
    default List<Subject> subjects() {
        return List.of();
    }

    /**
     * Tables whose long texts hold no free text, or are frozen (proofs, undo data); in all others the name of an erased
     * person is blanked.
     */
    default Set<String> tablesWithoutFreeText() {
        return Set.of();
    }

    /** Calls that were renamed: older lines of the trail keep the old name. @return new by old name */
    default Map<String, String> renamedCalls() {
        return Map.of();
    }

    /** All registered capabilities. */
    static List<Capability> all() {
        return Found.ALL;
    }

    /** The menu entries of all capabilities, in order. */
    static List<MenuEntry> wholeMenu() {
        return Found.MENU;
    }

    /** Whether an address is open to everybody, signed in or not. */
    static boolean isOpen(String path) {
        String page = Requests.page(path);
        return !path.contains("..")
                && Found.ALL.stream()
                        .anyMatch(capability -> capability.openPages().contains(page)
                                || capability.openFolders().stream().anyMatch(path::startsWith));
    }

    /** What the ids after a word in the trail refer to; empty when it is not followed by ids. */
    static Optional<Subject> subject(String word) {
        return Found.ALL.stream()
                .flatMap(capability -> capability.subjects().stream())
                .filter(subject ->
                        subject.word().equals(word) || subject.otherWords().contains(word))
                .findFirst();
    }

    /** Whether people without an account may call a service. */
    static boolean isForStrangers(String service) {
        return Found.ALL.stream()
                .anyMatch(capability -> capability.servicesForStrangers().contains(service));
    }

    /** The present name of a call, by the name in the trail. */
    static String nameNow(String call) {
        return Found.ALL.stream()
                .map(capability -> capability.renamedCalls().get(call))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(call);
    }

    /**
     * The key with this ending, in the texts of the capability that has it: {@code people.table.person} for
     * "table.person".
     */
    static Optional<String> key(Texts texts, String ending) {
        return keys(texts, ending).findFirst();
    }

    /** All keys with this ending. */
    static Stream<String> keys(Texts texts, String ending) {
        return Found.NAMES.stream().map(name -> name + "." + ending).filter(texts::containsKey);
    }

    /** The text of {@link #key}; the ending itself where no capability has it. */
    static String word(Texts texts, String ending) {
        return key(texts, ending).map(texts::get).orElse(ending);
    }

    /** Loaded once, on first use. */
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
