package org.tremplin.access.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.tremplin.platform.Missing;
import org.tremplin.web.Form;

/** The first administrator enters a name and chooses the password; opened by the link that the server printed. */
@Named
@RequestScoped
public class FirstRunPage {
    public static class Fields implements Form {
        public String key;

        @NotBlank
        @Size(max = 120)
        public String login;

        @NotBlank
        @Size(max = 200)
        public String name;

        @NotBlank
        @Size(max = 200)
        public String password;
    }

    @Inject
    private Accounts accounts;

    @Inject
    private FirstRunKeys keys;

    @Inject
    private ExternalContext external;

    private final Fields form = new Fields();

    public void load() {
        if (!keys.isValid(form.key)) {
            throw new Missing();
        }
    }

    public void create() throws IOException {
        load();
        accounts.createFirstAdministrator(form.login.trim(), form.name.trim(), form.password);
        external.redirect(SignInMechanism.SIGN_IN);
    }

    public Fields getForm() {
        return form;
    }
}
