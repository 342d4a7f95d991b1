package org.tremplin.people;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Once after an upgrade: files that are older than the keys get theirs. */
@ApplicationScoped
class NameKeys {
    @Resource
    private ManagedExecutorService executor;

    @Inject
    private Duplicates duplicates;

    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        executor.submit(() -> {
            long last = 0;
            do {
                last = duplicates.fillKeys(last);
            } while (last > 0);
        });
    }
}
