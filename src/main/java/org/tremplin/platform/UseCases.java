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
 * before it returns, so that a broken constraint or a lost race is an exception of the call and not of the commit. What it
 * throws, whatever it is, it has not done ({@link RollbackInterceptor}). Nothing else says anything about transactions, and
 * no entity manager is used outside of one.
 */
@ApplicationScoped
@Transactional
@UseCase
@Stereotype
@Retention(RUNTIME)
@Target(TYPE)
public @interface UseCases {}
