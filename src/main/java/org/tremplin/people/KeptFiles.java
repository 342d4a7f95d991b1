package org.tremplin.people;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Set;
import org.tremplin.platform.UseCase;

/**
 * Keeps use cases from writing to a file that was merged into another meanwhile: "changed meanwhile", and nothing is
 * written.
 */
@Interceptor
@UseCase
@Priority(Interceptor.Priority.APPLICATION + 890)
class KeptFiles {
    @Inject
    private FilesWritten files;

    @Inject
    private People people;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        Object result = call.proceed();
        if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
            Set<Long> written = files.unseen();
            if (!written.isEmpty()) {
                people.mustBeKept(written);
            }
        }
        return result;
    }
}
