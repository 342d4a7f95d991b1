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

/** One's own password and personal tokens. */
@Named
@ViewScoped
public class MyAccountPage implements Serializable {
    @Inject
    private Accounts accounts;

    @Inject
    private Ui ui;

    @Inject
    private Me me;

    @Inject
    private SignInMechanism signIn;

    @Inject
    private HttpServletRequest request;

    @Inject
    private transient ExternalContext external;

    private String current;
    private String next;
    private String tokenName;
    private AccessToken.Scope tokenScope = AccessToken.Scope.READ;
    private int tokenDays = 90;
    private transient String secret;
    private String tokenPassword;
    private List<TokenRow> tokens;
    private List<SignInRow> signIns;

    public void changePassword() throws IOException {
        boolean first = me.isPasswordInitial();
        signIn.goOn(request, accounts.changeMyPassword(current, next));
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
        secret = accounts.issueToken(tokenPassword, tokenName.trim(), tokenScope, tokenDays);
        tokens = null;
    }

    public void revoke(long token) {
        accounts.revokeToken(token);
        tokens = null;
    }

    public void end(long signIn) {
        accounts.endMySignIn(signIn);
        signIns = null;
    }

    /** Where one is signed in. */
    public List<SignInRow> getSignIns() {
        if (signIns == null) {
            signIns = accounts.mySignIns(SignInMechanism.current(request));
        }
        return signIns;
    }

    public List<TokenRow> getTokens() {
        if (tokens == null) {
            tokens = accounts.myTokens();
        }
        return tokens;
    }

    /** The new token: shown once, on the answer to the click that made it. */
    public String getSecret() {
        return secret;
    }

    public AccessToken.Scope[] getScopes() {
        return AccessToken.Scope.values();
    }

    public String getCurrent() {
        return current;
    }

    public void setCurrent(String current) {
        this.current = current;
    }

    public String getNext() {
        return next;
    }

    public void setNext(String next) {
        this.next = next;
    }

    public String getTokenName() {
        return tokenName;
    }

    public void setTokenName(String tokenName) {
        this.tokenName = tokenName;
    }

    public String getTokenPassword() {
        return tokenPassword;
    }

    public void setTokenPassword(String tokenPassword) {
        this.tokenPassword = tokenPassword;
    }

    public AccessToken.Scope getTokenScope() {
        return tokenScope;
    }

    public void setTokenScope(AccessToken.Scope tokenScope) {
        this.tokenScope = tokenScope;
    }

    public int getTokenDays() {
        return tokenDays;
    }

    public void setTokenDays(int tokenDays) {
        this.tokenDays = tokenDays;
    }
}
