package org.tremplin.access.accounts;

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
import java.util.Objects;
import org.tremplin.access.AccessRefusal;
import org.tremplin.access.AuditTrail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.platform.Refused;
import org.tremplin.web.ClientAddress;

/** The way in. A stateless view: it never expires under a person's fingers, and needs no session before one is earned. */
@Named
@RequestScoped
public class SignInPage {
    @Inject
    private SecurityContext security;

    @Inject
    private Throttle throttle;

    @Inject
    private Accounts accounts;

    @Inject
    private Houses houses;

    @Inject
    private AuditTrail trail;

    @Inject
    private Me me;

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
            if (throttle.takeNote(from)) {
                noteTry(from, AccessRefusal.TOO_MANY_TRIES);
            }
            throw new Refused(AccessRefusal.TOO_MANY_TRIES);
        }
        AuthenticationStatus status = security.authenticate(
                request,
                (HttpServletResponse) external.getResponse(),
                withParams().credential(new UsernamePasswordCredential(login, password)));
        if (status != AuthenticationStatus.SUCCESS) {
            throttle.wrong(login);
            noteTry(from, AccessRefusal.WRONG_LOGIN_OR_PASSWORD);
            throw new Refused(AccessRefusal.WRONG_LOGIN_OR_PASSWORD);
        }
        throttle.forgive(from, login);
        trail.soon(me.accountId(), "SignIns.enter", "from=" + from.coarse(), "ok");
        external.redirect(Doors.inside(next));
    }

    /** Whose account it was, when it was one's; what was typed is not kept: it may be a password. */
    private void noteTry(ClientAddress from, AccessRefusal refusal) {
        String whose = accounts.ofLogin(login).map(id -> "account=" + id + " ").orElse("");
        trail.soon(null, "SignIns.try", whose + "from=" + from.coarse(), "refused " + refusal.name());
    }

    /** Whom to ask, in the association's words; empty for the sentence of the product. */
    public String getWhom() {
        return Objects.toString(houses.whomToAsk(), "");
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
