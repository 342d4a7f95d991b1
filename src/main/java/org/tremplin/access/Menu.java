package org.tremplin.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The menu of this person: one entry per page that their role opens, the most used first. */
@Named
@RequestScoped
public class Menu {
    /** An entry; {@code current} on its own page. */
    public record Item(String href, String icon, String label, boolean current) {}

    private record Entry(String href, String icon, String key, Permission permission) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry("/progress/mine", "star", "progress.mine.menu", Permission.READ_OWN_PROGRESS),
            new Entry("/attendance/today", "clipboard-check", "attendance.today.menu", Permission.MARK_ATTENDANCE),
            new Entry("/employment/steps", "briefcase", "employment.steps.menu", Permission.READ_EMPLOYMENT),
            new Entry("/planning/calendar", "calendar", "planning.calendar.menu", Permission.READ_PLANNING),
            new Entry("/people/list", "users", "people.list.menu", Permission.READ_PEOPLE),
            new Entry("/planning/groups", "school", "planning.groups.menu", Permission.READ_PLANNING),
            new Entry("/reporting/figures", "chart-bar", "reporting.figures.menu", Permission.READ_FIGURES),
            new Entry(
                    "/reporting/employment",
                    "briefcase",
                    "reporting.employment.menu",
                    Permission.READ_EMPLOYMENT_FIGURES),
            new Entry("/catalogue/activities", "book", "catalogue.activities.menu", Permission.READ_CATALOGUE),
            new Entry("/transfer/import", "file-import", "transfer.import.menu", Permission.IMPORT),
            new Entry("/access/accounts", "key", "access.accounts.menu", Permission.MANAGE_ACCOUNTS));

    @Inject
    private Me me;

    @Inject
    private Ui ui;

    @Inject
    private HttpServletRequest request;

    private List<Item> items;

    public List<Item> getItems() {
        if (items == null) {
            items = mine().map(e -> new Item(e.href, e.icon, ui.texts().get(e.key), isHere(e)))
                    .toList();
        }
        return items;
    }

    /** The bar and the menu of pages with equal keys look alike, in one language. */
    public String getKey() {
        return mine().map(e -> isHere(e) ? e.href + "!" : e.href)
                .collect(Collectors.joining(
                        " ",
                        "",
                        " " + me.isSignedIn() + isOwnTime() + ui.getLanguages().size() + ui.getTheme()));
    }

    /** Whether this person looks after somebody's hours: everybody's, or their own. */
    public boolean isOwnTime() {
        return me.has(Permission.EDIT_PLANNING)
                || me.has(Permission.PLAN_OWN_TIME) && me.grant().personId() != null;
    }

    private boolean isHere(Entry entry) {
        String path = request.getRequestURI();
        return path.equals(entry.href) || path.equals(entry.href + ".xhtml");
    }

    String home() {
        return mine().findFirst().map(Entry::href).orElse("/access/my-account");
    }

    private Stream<Entry> mine() {
        return ENTRIES.stream().filter(e -> me.has(e.permission));
    }
}
