package org.tremplin.access;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.tremplin.platform.Missing;
import org.tremplin.web.ClientAddress;

/** The caller. Set by the sign-in mechanism for requests, by {@link #become} for background work. */
@Named
@RequestScoped
public class Me {
    public static final String GRANT = "tremplin.grant";

    public static final String PASSWORD_INITIAL = "tremplin.password-initial";

    @Inject
    private HttpServletRequest request;

    private Grant grant;

    /** Acts with these rights for the rest of this request or background task. */
    public void become(Grant other) {
        grant = other;
    }

    /** The rights of the caller, or null when nobody is signed in. */
    public Grant grant() {
        if (grant == null) {
            try {
                grant = (Grant) request.getAttribute(GRANT);
            } catch (IllegalStateException | ContextNotActiveException outsideOfARequest) {
                return null;
            }
        }
        return grant;
    }

    /** Whether the caller has to choose a password before anything else. */
    public boolean isPasswordInitial() {
        return request.getAttribute(PASSWORD_INITIAL) != null;
    }

    /** Where the request comes from. */
    public ClientAddress from() {
        return ClientAddress.of(request);
    }

    public boolean isSignedIn() {
        return grant() != null;
    }

    public String getName() {
        return isSignedIn() ? grant().name() : "";
    }

    public boolean has(Permission permission) {
        return permission == Permission.ANYONE || isSignedIn() && grant().has(permission);
    }

    /**
     * For forms that begin empty, before any service is called: answers "missing" unless the caller has the permission.
     */
    public void mustHave(Permission permission) {
        if (!has(permission)) {
            throw new Missing();
        }
    }

    /** For what concerns the whole association: answers "missing" to a caller limited to some sites. */
    public void mustReachEverySite(Permission permission) {
        if (!reach(permission).everywhere()) {
            throw new Missing();
        }
    }

    /** For pages: whether the caller has the permission on every site. */
    public boolean canEverywhere(String permission) {
        return can(permission) && reach(Permission.valueOf(permission)).everywhere();
    }

    /** For pages: {@code #{me.can('EDIT_PLANNING')}}. */
    public boolean can(String permission) {
        return has(Permission.valueOf(permission));
    }

    public boolean is(String role) {
        return isSignedIn() && grant().roles().contains(Role.valueOf(role));
    }

    public Reach reach(Permission permission) {
        return Missing.orMissing(grant()).reach(permission);
    }

    /** The account recorded with a change; null for the server itself. */
    public Long accountId() {
        return isSignedIn() && grant().accountId() != 0 ? grant().accountId() : null;
    }

    /** The person behind the account, or the answer "missing". */
    public long personId() {
        return Missing.orMissing(Missing.orMissing(grant()).personId());
    }
}
