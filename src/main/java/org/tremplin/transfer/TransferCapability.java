package org.tremplin.transfer;

import java.util.List;
import org.tremplin.access.Capability;
import org.tremplin.access.Permission;

/** Import of files. */
public final class TransferCapability implements Capability {
    @Override
    public String name() {
        return "transfer";
    }

    @Override
    public List<MenuEntry> menu() {
        return List.of(
                new MenuEntry(100, "/transfer/import", "file-import", "transfer.import.menu", Permission.IMPORT));
    }
}
