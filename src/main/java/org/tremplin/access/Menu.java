package org.tremplin.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tremplin.access.Capability.MenuEntry;

/** The caller's menu: one entry per page that their role may open, the most used first. */
@Named
@RequestScoped
public class Menu {
    /** An entry; {@code current} on its own page. */
    public record Item(String href, String icon, String label, boolean current) {}

    @Inject
    private Me me;

    @Inject
    private Ui ui;

    @Inject
    private HttpServletRequest request;

    private List<Item> items;

    public List<Item> getItems() {
        if (items == null) {
            items = mine().map(e -> new Item(e.href(), e.icon(), ui.texts().get(e.key()), isHere(e)))
                    .toList();
        }
        return items;
    }

    /** Pages with equal keys have the same bar and menu, in one language. */
    public String getKey() {
        return mine().map(e -> isHere(e) ? e.href() + "!" : e.href())
                .collect(Collectors.joining(
                        " ",
                        "",
                        " " + me.isSignedIn() + isOwnTime() + ui.getLanguages().size() + ui.getTheme()));
    }

    /** Whether the caller manages hours: everybody's, or their own. */
    public boolean isOwnTime() {
        return me.has(Permission.EDIT_PLANNING)
                || me.has(Permission.PLAN_OWN_TIME) && me.grant().personId() != null;
    }

    private boolean isHere(MenuEntry entry) {
        String path = request.getRequestURI();
        return path.equals(entry.href()) || path.equals(entry.href() + ".xhtml");
    }

    String home() {
        return mine().findFirst().map(MenuEntry::href).orElse("/access/my-account");
    }

    private Stream<MenuEntry> mine() {
        return Capability.wholeMenu().stream().filter(e -> me.has(e.permission()));
    }
}
