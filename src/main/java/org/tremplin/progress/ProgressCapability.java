package org.tremplin.progress;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.access.Capability;
import org.tremplin.access.Permission;

/** A learner's own page, certificates, targets. */
public final class ProgressCapability implements Capability {
    @Override
    public String name() {
        return "progress";
    }

    @Override
    public List<MenuEntry> menu() {
        return List.of(new MenuEntry(10, "/progress/mine", "star", "progress.mine.menu", Permission.READ_OWN_PROGRESS));
    }

    @Override
    public Set<String> openPages() {
        return Set.of("/progress/certificate");
    }

    @Override
    public Set<String> servicesForStrangers() {
        return Set.of("Certificates", "IssuedCertificates");
    }

    @Override
    public Map<String, String> renamedCalls() {
        return Map.ofEntries(
                Map.entry("Certificates.mine", "IssuedCertificates.mine"),
                Map.entry("Certificates.ofPerson", "IssuedCertificates.ofPerson"),
                Map.entry("Certificates.views", "IssuedCertificates.views"));
    }

    @Override
    public Set<String> tablesWithoutFreeText() {
        return Set.of("certificate", "funder_snapshot");
    }
}
