package org.tremplin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Specializes;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.tremplin.access.accounts.SignInMechanism;

/** Lets Arquillian's own servlet in, without an account: tests say in each case who they are ({@link Cast}). */
@Specializes
@ApplicationScoped
public class TestDoor extends SignInMechanism {
    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return request.getRequestURI().startsWith("/ArquillianServletRunner")
                ? context.doNothing()
                : super.validateRequest(request, response, context);
    }
}
