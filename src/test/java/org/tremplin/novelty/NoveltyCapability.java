package org.tremplin.novelty;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.access.Capability;
import org.tremplin.access.Permission;

/** A capability that exists in the tests only: which people have heard of what is new. {@link NoveltyIT} tells what it proves. */
public final class NoveltyCapability implements Capability {
    @Override
    public String name() {
        return "novelty";
    }

    @Override
    public List<MenuEntry> menu() {
        return List.of(new MenuEntry(55, "/novelty/list", "star", "novelty.list.menu", Permission.READ_PEOPLE));
    }

    @Override
    public Set<String> openPages() {
        return Set.of("/novelty/today");
    }

    @Override
    public Set<String> openFolders() {
        return Set.of("/novelties/");
    }

    @Override
    public Set<String> servicesForStrangers() {
        return Set.of("Novelties");
    }

    @Override
    public List<Subject> subjects() {
        return List.of(new Subject("novelty", Set.of("first"), "/novelty/one?novelty="));
    }

    @Override
    public Map<String, String> renamedCalls() {
        return Map.of("News.tell", "Novelties.tell");
    }
}
