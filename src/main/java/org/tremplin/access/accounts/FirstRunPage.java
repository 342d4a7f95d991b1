package org.tremplin.access.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.tremplin.platform.Missing;

/** The first administrator names themselves and chooses the password; opened by the link the server printed. */
@Named
@RequestScoped
public class FirstRunPage {
    @Inject
    private Accounts accounts;

    @Inject
    private ExternalContext external;

    private String key;

    @NotBlank
    @Size(max = 120)
    private String login;

    @NotBlank
    @Size(max = 200)
    private String name;

    @NotBlank
    @Size(max = 200)
    private String password;

    public void load() {
        if (!accounts.isFirstRunKey(key)) {
            throw new Missing();
        }
    }

    public void create() throws IOException {
        load();
        accounts.createFirstAdministrator(login.trim(), name.trim(), password);
        external.redirect(SignInMechanism.SIGN_IN);
    }

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
