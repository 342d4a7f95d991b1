package org.tremplin.progress;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Where a scanned code leads; {@code check-in.js} sends it: opening an address changes nothing. */
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
