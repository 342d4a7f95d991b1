package org.tremplin.access.audit;

import static java.util.Map.entry;

import java.util.Map;
import org.tremplin.platform.Texts;

/** What a use case does, in words: "a ouvert une fiche", of {@code People.view}. */
public final class UseCaseWords {
    /** Lines of the trail keep the name that a call had when they were written; here is the one that it has now. */
    private static final Map<String, String> MOVED = Map.ofEntries(
            entry("Accounts.changeMyPassword", "MyAccount.changePassword"),
            entry("Accounts.confirm", "MyAccount.confirm"),
            entry("Accounts.endKey", "AccountKeys.end"),
            entry("Accounts.endMySignIn", "MyAccount.endSignIn"),
            entry("Accounts.issueToken", "MyAccount.issueToken"),
            entry("Accounts.keys", "AccountKeys.of"),
            entry("Accounts.list", "AccountQueries.list"),
            entry("Accounts.myTokens", "MyAccount.tokens"),
            entry("Accounts.revokeToken", "MyAccount.revokeToken"),
            entry("Attendance.checkIn", "CheckInCodes.checkIn"),
            entry("Certificates.mine", "IssuedCertificates.mine"),
            entry("Certificates.ofPerson", "IssuedCertificates.ofPerson"),
            entry("Certificates.views", "IssuedCertificates.views"),
            entry("People.entries", "PeopleSearch.entries"),
            entry("People.household", "Households.of"),
            entry("People.list", "PeopleSearch.list"),
            entry("People.liveApart", "Households.leave"),
            entry("People.liveTogether", "Households.join"),
            entry("RollCalls.candidates", "Candidates.find"),
            entry("RollCalls.cards", "SessionCards.cards"),
            entry("RollCalls.toComplete", "SessionCards.toComplete"),
            entry("Seals.verify", "SealChecks.verify"));

    private UseCaseWords() {}

    /** The text of the key {@code access.audit.does.<Class>.<method>}; the name itself where there is none. */
    public static String of(String useCase, Texts texts) {
        String key = "access.audit.does." + MOVED.getOrDefault(useCase, useCase);
        return texts.containsKey(key) ? texts.get(key) : useCase;
    }
}
