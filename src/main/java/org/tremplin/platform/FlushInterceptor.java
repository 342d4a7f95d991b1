package org.tremplin.platform;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Runs inside the transaction: what the database refuses is refused to the caller, not at commit. */
@Interceptor
@UseCase
@Priority(Interceptor.Priority.APPLICATION + 900)
class FlushInterceptor {
    @PersistenceContext
    private EntityManager entities;

    @AroundInvoke
    Object flush(InvocationContext call) throws Exception {
        Object result = call.proceed();
        if (entities.isJoinedToTransaction()) {
            entities.flush();
        }
        return result;
    }
}
