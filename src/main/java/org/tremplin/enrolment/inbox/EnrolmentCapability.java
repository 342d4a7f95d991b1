package org.tremplin.enrolment.inbox;

import java.util.Set;
import org.tremplin.access.Capability;

/** Who is in which group, who waits, who asks. */
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
        return Set.of("SignUps", "WaitingLists");
    }

    @Override
    public Set<String> tablesWithoutFreeText() {
        return Set.of("intake_question", "placement_task", "placement_task_text");
    }
}
