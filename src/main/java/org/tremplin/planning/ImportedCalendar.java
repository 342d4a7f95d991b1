package org.tremplin.planning;

import java.util.List;

/** What came of an iCalendar file. @param added how many closures @param leftOut titles of events that could not be read as days */
public record ImportedCalendar(int added, List<String> leftOut) {}
