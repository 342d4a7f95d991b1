package org.tremplin.access;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.platform.Busy;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCase;

/**
 * Runs around every service call, inside its transaction: checks the permission first, writes an audit line afterwards.
 */
@Interceptor
@UseCase
@Priority(Interceptor.Priority.APPLICATION)
class Gate {
    /** The length of the column. */
    private static final int LONGEST = 300;

    @Inject
    private Me me;

    @Inject
    private AuditTrail trail;

    @Inject
    private AuditNotes notes;

    @AroundInvoke
    Object pass(InvocationContext call) throws Exception {
        StringBuilder outer = notes.begin();
        try {
            return check(call);
        } finally {
            notes.end(outer);
        }
    }

    private Object check(InvocationContext call) throws Exception {
        Method method = call.getMethod();
        Allowed allowed = method.getAnnotation(Allowed.class);
        if (allowed == null) {
            throw new IllegalStateException("no permission declared: " + name(method));
        }
        if (!hasAny(allowed.value())) {
            note(call, "forbidden");
            throw new Missing();
        }
        if (allowed.trail() == Trail.NONE) {
            return call.proceed();
        }
        Object result;
        try {
            result = call.proceed();
        } catch (Refused refused) {
            note(call, "refused " + refused.refusal().name());
            throw refused;
        } catch (ChangedMeanwhile | Missing | Busy answer) {
            note(call, answer.getMessage());
            throw answer;
        } catch (Exception | Error failure) {
            note(call, "failed");
            throw failure;
        }
        if (allowed.trail() == Trail.AUDIT && changes(allowed.value())) {
            trail.inThisTransaction(me.accountId(), name(method), subject(call), "ok");
        } else {
            note(call, "ok");
        }
        return result;
    }

    private boolean hasAny(Permission[] wanted) {
        for (Permission permission : wanted) {
            if (me.has(permission)) {
                return true;
            }
        }
        return false;
    }

    private static boolean changes(Permission[] wanted) {
        for (Permission permission : wanted) {
            if (permission.changes()) {
                return true;
            }
        }
        return false;
    }

    private void note(InvocationContext call, String outcome) {
        if (WarmUp.is(me.grant())) {
            return;
        }
        trail.soon(me.accountId(), name(call.getMethod()), subject(call), outcome);
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    /** The ids among the arguments ({@code session=7 person=12}) and the call's own notes; never typed text. */
    private String subject(InvocationContext call) {
        Parameter[] parameters = call.getMethod().getParameters();
        StringBuilder subject = new StringBuilder();
        for (int i = 0; i < parameters.length; i++) {
            if (call.getParameters()[i] instanceof Long id && subject.length() < 90) {
                subject.append(subject.isEmpty() ? "" : " ")
                        .append(parameters[i].getName())
                        .append('=')
                        .append(id);
            }
        }
        String own = notes.text();
        subject.append(subject.isEmpty() || own.isEmpty() ? "" : " ").append(own);
        return subject.length() > LONGEST ? subject.substring(0, LONGEST - 1) + "…" : subject.toString();
    }
}
