package org.tremplin.enrolment.inbox;

import java.util.Map;
import java.util.Set;
import org.tremplin.access.Capability;

/** Enrolments, waiting lists, requests. */
public final class EnrolmentCapability implements Capability {
    @Override
    public String name() {
        return "enrolment";
    }

    @Override
    public Set<String> openPages() {
        return Set.of("/enrolment/answer", "/enrolment/register");
    }

    @Override
    public Set<String> servicesForStrangers() {
        return Set.of("OfferedPlaces", "SignUps", "WaitingLists");
    }

    @Override
    public Set<String> tablesWithoutFreeText() {
        return Set.of("intake_question", "placement_task", "placement_task_text");
    }

    @Override
    public Map<String, String> renamedCalls() {
        return Map.ofEntries(
                Map.entry("WaitingLists.link", "OfferedPlaces.link"),
                Map.entry("WaitingLists.answerMine", "OfferedPlaces.answerMine"),
                Map.entry("WaitingLists.answer", "OfferedPlaces.answer"),
                Map.entry("Intakes.translate", "IntakeSetup.translate"),
                Map.entry("Intakes.save", "IntakeSetup.save"),
                Map.entry("Intakes.retireTask", "IntakeSetup.retireTask"),
                Map.entry("Intakes.retireQuestion", "IntakeSetup.retireQuestion"),
                Map.entry("Enrolments.ofPerson", "EnrolmentQueries.ofPerson"),
                Map.entry("Enrolments.ofGroup", "EnrolmentQueries.ofGroup"),
                Map.entry("Enrolments.historyOf", "EnrolmentQueries.historyOf"));
    }
}
