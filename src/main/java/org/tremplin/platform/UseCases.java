package org.tremplin.platform;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.transaction.Transactional;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A service: each public method is one use case, one transaction, one declared permission, one audit line. It flushes
 * before it returns, so that a broken constraint or a lost race is thrown by the call, not by the commit. A call that
 * throws has done nothing ({@link RollbackInterceptor}). Nothing else declares transactions, and no entity manager is
 * used outside one.
 */
@ApplicationScoped
@Transactional
@UseCase
@Stereotype
@Retention(RUNTIME)
@Target(TYPE)
public @interface UseCases {}
