package org.tremplin.platform;

import java.io.Serializable;
import java.util.List;

/** A broken rule: rolls the transaction back; the page keeps the form and shows the refusal's message. */
public class Refused extends RuntimeException {
    /**
     * Unprocessable: repeated, it is refused again. 409 is reserved for {@link ChangedMeanwhile}: reload, then try
     * again.
     */
    public static final int STATUS = 422;

    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;
    private final transient List<Serializable> details;

    /** @param details what the message names ({0}, {1} …): never personal data of somebody else */
    public Refused(Refusal refusal, Serializable... details) {
        super(refusal.key());
        this.refusal = refusal;
        this.details = List.of(details);
    }

    public Refusal refusal() {
        return refusal;
    }

    public Object[] details() {
        return details.toArray();
    }
}
