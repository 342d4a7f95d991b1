package org.tremplin.access.accounts;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Me;
import org.tremplin.access.Ui;
import org.tremplin.web.Form;

/** The user's own password and personal tokens. */
@Named
@ViewScoped
public class MyAccountPage implements Serializable {
    public static class Fields implements Form {
        public String current;
        public String next;
        public String tokenName;
        public AccessToken.Scope tokenScope = AccessToken.Scope.READ;
        public int tokenDays = 90;

        /** The new token: shown once, in the answer to the click that created it. */
        public transient String secret;

        public String tokenPassword;
    }

    @Inject
    private MyAccount account;

    @Inject
    private Ui ui;

    @Inject
    private Me me;

    @Inject
    private SignInMechanism signIn;

    @Inject
    private transient ExternalContext external;

    private final Fields form = new Fields();
    private List<TokenRow> tokens;
    private List<SignInRow> signIns;

    public void changePassword() throws IOException {
        boolean first = me.isPasswordInitial();
        signIn.continueWith(request(), account.changePassword(form.current, form.next));
        if (first) {
            external.redirect("/");
            return;
        }
        tokens = null;
        signIns = null;
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get("access.my-account.password-changed")));
    }

    public void issue() {
        form.secret = account.issueToken(form.tokenPassword, form.tokenName.trim(), form.tokenScope, form.tokenDays);
        tokens = null;
    }

    public void revoke(long token) {
        account.revokeToken(token);
        tokens = null;
    }

    public void end(long signIn) {
        account.endSignIn(signIn);
        signIns = null;
    }

    /** Where the user is signed in. */
    public List<SignInRow> getSignIns() {
        if (signIns == null) {
            signIns = account.signIns(SignInMechanism.current(request()));
        }
        return signIns;
    }

    public List<TokenRow> getTokens() {
        if (tokens == null) {
            tokens = account.tokens();
        }
        return tokens;
    }

    private HttpServletRequest request() {
        return (HttpServletRequest) external.getRequest();
    }

    public AccessToken.Scope[] getScopes() {
        return AccessToken.Scope.values();
    }

    public Fields getForm() {
        return form;
    }
}
