package org.tremplin.access.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.tremplin.web.Listing;

/** The list of accounts; its state is its URL. */
@Named
@RequestScoped
public class AccountsPage {
    @Inject
    private AccountQueries accounts;

    @Inject
    @RequestParameterMap
    private Map<String, String> parameters;

    private Listing<AccountRow> listing;

    public void load() {
        listing = new Listing<>(parameters, "q", "closed");
        listing.show(accounts.list(listing.filter("q"), listing.filter("closed") != null, listing.slice()));
    }

    public Listing<AccountRow> getListing() {
        return listing;
    }
}
