package org.tremplin.planning.availability;

import java.util.List;

/**
 * What came of an iCalendar file.
 *
 * @param understood how many periods it has
 * @param added how many closures were new
 * @param moved closures of an earlier file that this one has on other days: nothing happened to them yet
 * @param leftOut what of it is no closure
 */
public record ImportedCalendar(int understood, int added, List<MovedClosure> moved, List<LeftOut> leftOut) {}
