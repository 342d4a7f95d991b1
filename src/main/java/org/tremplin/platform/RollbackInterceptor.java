package org.tremplin.platform;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * A use case that throws has done nothing: whatever is thrown, the transaction is rolled back. The server's own {@code
 * @Transactional} commits after a checked exception and after an {@link Error}, which leaves half a use case when the
 * heap runs out in the middle. Runs directly inside it, around permission, audit and flush.
 */
@Interceptor
@UseCase
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class RollbackInterceptor {
    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    @AroundInvoke
    Object allOrNothing(InvocationContext call) throws Exception {
        boolean done = false;
        try {
            Object result = call.proceed();
            done = true;
            return result;
        } finally {
            if (!done && transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
                transaction.setRollbackOnly();
            }
        }
    }
}
