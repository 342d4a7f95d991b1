package org.tremplin.planning.availability;

import java.util.List;

/**
 * The result of importing an iCalendar file.
 *
 * @param understood how many periods it has
 * @param added how many closures were new
 * @param moved closures of an earlier file that this one has on other days: not changed yet
 * @param leftOut its events that are not closures
 */
public record ImportedCalendar(int understood, int added, List<MovedClosure> moved, List<LeftOut> leftOut) {}
