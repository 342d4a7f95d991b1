package org.tremplin.progress;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/**
 * The page that a scanned code opens; {@code check-in.js} then sends the code, because opening an address must change
 * nothing.
 */
@Named
@RequestScoped
public class CheckInPage {
    private String code;

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
