package org.tremplin.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import org.tremplin.platform.files.ImportedFile;

/** The files that capabilities bring: an import has one of each for itself. */
@ApplicationScoped
public class KnownFiles {
    @Inject
    @Any
    private Instance<ImportedFile<?>> files;

    /** Their names, in the order in which they depend on each other. */
    List<String> names() {
        return with(known ->
                known.stream().sorted(Check.ORDER).map(ImportedFile::name).toList());
    }

    /** An empty bundle for an import of them. */
    public Bundle bundle() {
        return new Bundle(names());
    }

    /** Works with one of each. */
    <T> T with(Function<List<ImportedFile<?>>, T> work) {
        List<? extends Instance.Handle<ImportedFile<?>>> handles =
                files.handlesStream().toList();
        try {
            return work.apply(
                    handles.stream().<ImportedFile<?>>map(Instance.Handle::get).toList());
        } finally {
            handles.forEach(Instance.Handle::destroy);
        }
    }
}
