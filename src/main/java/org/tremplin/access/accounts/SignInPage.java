package org.tremplin.access.accounts;

import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Objects;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.web.ClientAddress;
import org.tremplin.web.Form;

/**
 * The sign-in page. A stateless view: it never expires while somebody types, and needs no session before the sign-in.
 */
@Named
@RequestScoped
public class SignInPage {
    public static class Fields implements Form {
        @NotBlank
        @Size(max = 120)
        public String login;

        @NotBlank
        @Size(max = 200)
        public String password;

        /** The address the user was going to. */
        public String next;
    }

    @Inject
    private SecurityContext security;

    @Inject
    private SignInTries tries;

    @Inject
    private Houses houses;

    @Inject
    private Me me;

    @Inject
    private ExternalContext external;

    private final Fields form = new Fields();

    public void signIn() throws IOException {
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        ClientAddress from = ClientAddress.of(request);
        String login = form.login.trim();
        tries.take(from, login);
        // before the container is asked: whoever waits for their turn, or is told to come again, is no failure of its
        Grants.Credentials account = tries.check(from, login, form.password);
        AuthenticationStatus status = security.authenticate(
                request,
                (HttpServletResponse) external.getResponse(),
                withParams().credential(new SignInMechanism.Checked(account)));
        if (status != AuthenticationStatus.SUCCESS) {
            throw tries.recordFailure(from, login);
        }
        tries.recordSuccess(from, login, me.accountId());
        external.redirect(BarServlet.inside(form.next));
    }

    /** Whom to ask, in the association's words; empty to show the product's own sentence. */
    public String getWhom() {
        return Objects.toString(houses.whomToAsk(), "");
    }

    public Fields getForm() {
        return form;
    }
}
