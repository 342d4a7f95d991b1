package org.tremplin.platform;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Runs inside the transaction: what the database refuses is thrown to the caller, not at commit. Without a transaction
 * it must not even touch the entity manager: the server would create one, keep it with the invocation, close it
 * afterwards, and hand it out again, closed, when a scheduled task comes back with the same invocation.
 */
@Interceptor
@UseCase
@Priority(Interceptor.Priority.APPLICATION + 900)
class FlushInterceptor {
    @PersistenceContext
    private EntityManager entities;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    @Inject
    private Event<KeyTaken> taken;

    @Inject
    private Endings endings;

    @AroundInvoke
    Object flush(InvocationContext call) throws Exception {
        boolean outermost = endings.begin();
        try {
            Object result = call.proceed();
            if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
                entities.flush();
                if (outermost) {
                    endings.runAll();
                }
            }
            return result;
        } catch (PersistenceException failure) {
            KeyTaken.behind(failure).ifPresent(taken::fire);
            throw failure;
        } finally {
            if (outermost) {
                endings.finish();
            }
        }
    }
}
