package org.tremplin.offer;

import java.util.Set;
import org.tremplin.access.Capability;

/** The public view of the timetable; its texts and addresses are those of planning. */
public final class OfferCapability implements Capability {
    @Override
    public String name() {
        return "planning";
    }

    @Override
    public Set<String> openPages() {
        return Set.of("/offer", "/planning/offer");
    }

    @Override
    public Set<String> openFolders() {
        return Set.of("/feeds/", "/offer/");
    }

    @Override
    public Set<String> servicesForStrangers() {
        return Set.of("Feeds");
    }
}
