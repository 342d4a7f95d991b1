package org.tremplin.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import org.tremplin.platform.files.ImportedFile;

/** The files that capabilities can import; each import has its own instance of each. */
@ApplicationScoped
public class KnownFiles {
    @Inject
    @Any
    private Instance<ImportedFile<?>> files;

    /** Their names, in order of dependence. */
    List<String> names() {
        return with(known ->
                known.stream().sorted(Check.ORDER).map(ImportedFile::name).toList());
    }

    /** An empty bundle for these files. */
    public Bundle bundle() {
        return new Bundle(names());
    }

    /** Calls a function with an instance of each file. */
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
