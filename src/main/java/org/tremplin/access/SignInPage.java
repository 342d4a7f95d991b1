package org.tremplin.access;

import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.tremplin.platform.ClientAddress;
import org.tremplin.platform.Refused;

/** The way in. A stateless view: it never expires under a person's fingers, and needs no session before one is earned. */
@Named
@RequestScoped
public class SignInPage {
    @Inject
    private SecurityContext security;

    @Inject
    private Throttle throttle;

    @Inject
    private ExternalContext external;

    @NotBlank
    @Size(max = 120)
    private String login;

    @NotBlank
    @Size(max = 200)
    private String password;

    private String next;

    public void signIn() throws IOException {
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        ClientAddress from = ClientAddress.of(request);
        if (!throttle.take(from, login) || !throttle.pause(from, login)) {
            throw new Refused(AccessRefusal.TOO_MANY_TRIES);
        }
        AuthenticationStatus status = security.authenticate(
                request,
                (HttpServletResponse) external.getResponse(),
                withParams().credential(new UsernamePasswordCredential(login, password)));
        if (status != AuthenticationStatus.SUCCESS) {
            throttle.wrong(login);
            throw new Refused(AccessRefusal.WRONG_LOGIN_OR_PASSWORD);
        }
        throttle.forgive(from, login);
        external.redirect(Doors.inside(next));
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login == null ? null : login.trim();
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getNext() {
        return next;
    }

    public void setNext(String next) {
        this.next = next;
    }
}
