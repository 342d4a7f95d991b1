package org.tremplin.access.audit;

import org.tremplin.access.Capability;
import org.tremplin.platform.Texts;

/** Describes a use case in words: "a ouvert une fiche", for {@code People.view}. */
public final class UseCaseWords {
    private UseCaseWords() {}

    /** The text {@code audit.does.<Class>.<method>} of its capability; the name itself where there is none. */
    public static String of(String useCase, Texts texts) {
        return Capability.key(texts, "audit.does." + Capability.nameNow(useCase))
                .map(texts::get)
                .orElse(useCase);
    }
}
