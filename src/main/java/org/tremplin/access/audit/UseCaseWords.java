package org.tremplin.access.audit;

import java.util.Map;
import org.tremplin.platform.Texts;

/** What a use case does, in words: "a ouvert une fiche", of {@code People.view}. */
public final class UseCaseWords {
    /** Lines of the trail keep the name that a call had when they were written; here is the one that it has now. */
    private static final Map<String, String> MOVED = Map.of(
            "Attendance.checkIn", "CheckInCodes.checkIn",
            "RollCalls.candidates", "Candidates.find",
            "RollCalls.cards", "SessionCards.cards",
            "RollCalls.toComplete", "SessionCards.toComplete",
            "Seals.verify", "SealChecks.verify");

    private UseCaseWords() {}

    /** The text of the key {@code access.audit.does.<Class>.<method>}; the name itself where there is none. */
    public static String of(String useCase, Texts texts) {
        String key = "access.audit.does." + MOVED.getOrDefault(useCase, useCase);
        return texts.containsKey(key) ? texts.get(key) : useCase;
    }
}
