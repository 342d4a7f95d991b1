package org.tremplin.platform;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Runs inside the transaction: what the database refuses is refused to the caller, not at commit. The entity manager is
 * not even asked when there is no transaction: the server would make one that it keeps with the invocation, closes after
 * it, and hands out again, closed, when a scheduled task comes back with the same invocation.
 */
@Interceptor
@UseCase
@Priority(Interceptor.Priority.APPLICATION + 900)
class FlushInterceptor {
    @PersistenceContext
    private EntityManager entities;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    @AroundInvoke
    Object flush(InvocationContext call) throws Exception {
        Object result = call.proceed();
        if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
            entities.flush();
        }
        return result;
    }
}
